package io.kedgeline.twins.aws.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.front.Xml;
import io.kedgeline.twins.aws.state.AwsError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** S3's XML as objects whose members are its elements; a list is an element that is repeated. */
final class XmlTree {

  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

  private XmlTree() {}

  static ObjectNode read(byte[] body, String root) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setNamespaceAware(true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      Element element = builder.parse(new ByteArrayInputStream(body)).getDocumentElement();
      if (element.getLocalName().equals(root) && node(element) instanceof ObjectNode object) {
        return object;
      }
    } catch (SAXException noXml) {
      throw malformed();
    } catch (ParserConfigurationException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    throw malformed();
  }

  static AwsError malformed() {
    return new AwsError(
        400,
        "MalformedXML",
        "The XML you provided was not well-formed or did not validate against our published"
            + " schema");
  }

  private static JsonNode node(Element element) {
    ObjectNode object = Json.object();
    NodeList children = element.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      Node child = children.item(i);
      if (child instanceof Element inner) {
        add(object, inner.getLocalName(), node(inner));
      }
    }
    return object.isEmpty() && !element.getTextContent().isBlank()
        ? TextNode.valueOf(element.getTextContent())
        : object;
  }

  private static void add(ObjectNode object, String name, JsonNode value) {
    switch (object.path(name)) {
      case MissingNode first -> object.set(name, value);
      case ArrayNode list -> list.add(value);
      case JsonNode before -> object.set(name, Json.array().add(before).add(value));
    }
  }

  static String write(String root, ObjectNode members) {
    String content = Xml.of(xml -> fill(xml, members));
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s xmlns=\"%s\">%s</%s>"
        .formatted(root, NAMESPACE, content, root);
  }

  private static void fill(Xml xml, JsonNode members) {
    members
        .properties()
        .forEach(member -> {
          switch (member.getValue()) {
            case ArrayNode list ->
                list.forEach(one -> xml.put(member.getKey(), in -> fill(in, one)));
            case ObjectNode object -> xml.put(member.getKey(), in -> fill(in, object));
            default -> xml.put(member.getKey(), member.getValue().asText(""));
          }
        });
  }
}
