package io.kedgeline.twins.aws.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kedgeline.twins.aws.front.Json;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What came of a call, as one object, whatever the service's wire form. */
public final class ResponseElements {

  private ResponseElements() {}

  /** The elements of an answer in JSON. */
  public static ObjectNode ofJson(byte[] body) {
    return Json.read(body);
  }

  /** The elements inside a result of the query protocol; none where it holds what no XML can. */
  public static ObjectNode ofXml(String result) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return object(
          builder
              .parse(new InputSource(new StringReader("<r>" + result + "</r>")))
              .getDocumentElement());
    } catch (SAXException unwritable) {
      return Json.object();
    } catch (ParserConfigurationException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ObjectNode object(Element element) {
    ObjectNode object = Json.object();
    children(element).forEach(child -> object.set(child.getTagName(), node(child)));
    return object;
  }

  private static JsonNode node(Element element) {
    List<Element> children = children(element);
    if (children.isEmpty()) {
      return TextNode.valueOf(element.getTextContent());
    }
    if (!children.get(0).getTagName().equals("member")) {
      return object(element);
    }
    ArrayNode list = Json.array();
    children.forEach(child -> list.add(node(child)));
    return list;
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    NodeList nodes = element.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }
}
