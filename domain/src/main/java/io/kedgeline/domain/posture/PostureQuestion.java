package io.kedgeline.domain.posture;

import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.plan.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * Of which device to judge a report.
 *
 * @param device the device that is to be enrolled
 * @param persona as what
 * @param key the SHA-256 of the SubjectPublicKeyInfo that a certificate is asked for; nothing while
 *     none is asked for yet. Nothing is issued on a judgement without it.
 * @param now when it is judged
 */
public record PostureQuestion(
    DeviceId device, Persona persona, Optional<Digest> key, Instant now) {}
