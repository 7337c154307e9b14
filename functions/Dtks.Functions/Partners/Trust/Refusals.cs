namespace Dtks.Functions.Partners.Trust;

/// <summary>Why messages are not admitted, each with its status and the standard's code.</summary>
internal static class Refusals
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    public static PartnerFault TokenMissing { get; } = new(401, "err.request.unauthorized", "partnerTrust.tokenMissing");

    public static PartnerFault TokenInvalid { get; } = new(401, "err.request.unauthorized", "partnerTrust.tokenInvalid");

    public static PartnerFault Suspended { get; } = new(403, "err.request.forbidden", "partnerTrust.suspended");

    public static PartnerFault NoAgreement { get; } = new(403, "err.request.forbidden", "partnerTrust.noAgreement");

    public static PartnerFault Unreadable { get; } = new(400, "err.request.bad", "partnerTrust.unreadable");

    public static PartnerFault Encrypted { get; } = new(400, "err.encryption.invalid", "partnerTrust.encrypted");

    public static PartnerFault OtherSender { get; } = new(403, "err.sender_id.invalid", "partnerTrust.otherSender");

    public static PartnerFault OtherAddress { get; } = new(400, "err.sender_uri.invalid", "partnerTrust.otherAddress");

    public static PartnerFault OtherReceiver { get; } = new(400, "err.receiver_id.invalid", "partnerTrust.otherReceiver");

    public static PartnerFault SignatureMissing { get; } = new(401, "err.signature.missing", "partnerTrust.signatureMissing");

    public static PartnerFault SignatureInvalid { get; } = new(401, "err.signature.invalid", "partnerTrust.signatureInvalid");

    public static PartnerFault KeysAway { get; } = new(503, "err.service.unavailable", "partnerTrust.keysAway", RetryAfter: Soon);

    public static PartnerFault Busy { get; } = new(503, "err.service.unavailable", "partnerTrust.busy", RetryAfter: TimeSpan.FromSeconds(1));

    public static PartnerFault Spent(TimeSpan untilTomorrow) => new(429, "err.request.too_many_requests", "partnerTrust.spent", RetryAfter: untilTomorrow);
}
