namespace Dtks.Domain.Partners;

/// <summary>What is wrong with partners and agreements: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class PartnerViolations
{
    /// <summary>No id of a partner: 3 to 100 small letters, digits, points and hyphens.</summary>
    public const string Id = "partner.id";

    /// <summary>No number of an agreement, or id of a secret: 1 to 64 letters, digits, points and hyphens.</summary>
    public const string Number = "partner.number";

    /// <summary>No id of a key: 1 to 100 letters, digits, points, hyphens, underscores and tildes.</summary>
    public const string Kid = "partner.kid";

    /// <summary>The key names another id than the path.</summary>
    public const string KidOther = "partner.kidOther";

    /// <summary>No code of an area.</summary>
    public const string Area = "partner.area";

    /// <summary>The same is named twice.</summary>
    public const string NamedTwice = "partner.namedTwice";

    /// <summary>It ends before it begins, or more than five years later.</summary>
    public const string Period = "partner.period";

    /// <summary>It would begin before today. {from}</summary>
    public const string FromPast = "partner.fromPast";

    /// <summary>Another agreement of the partner holds on one of its days. {number, from, until}</summary>
    public const string Overlaps = "partner.overlaps";

    /// <summary>It has begun, and what was answered under it stays explained. {from}</summary>
    public const string Begun = "partner.agreementBegun";

    /// <summary>The day it is to end by is before yesterday, before it began, or after its end. {from, until}</summary>
    public const string EndDay = "partner.endDay";

    /// <summary>No address that may be called: https, a name of the public network, nothing else in it.</summary>
    public const string Address = "partner.address";

    /// <summary>Events are granted, and there is no address to tell them to.</summary>
    public const string CallbackMissing = "partner.callbackMissing";

    /// <summary>Unsigned messages are not taken here.</summary>
    public const string Unsigned = "partner.unsigned";

    /// <summary>Nothing that a key can be: not of one of the known kinds, too weak, or more than its public part.</summary>
    public const string Key = "partner.key";

    /// <summary>The id is that of another key, or of one that was revoked.</summary>
    public const string KeyTaken = "partner.keyTaken";

    /// <summary>It has as many keys or secrets in use as it may. {max}</summary>
    public const string TooMany = "partner.tooMany";

    /// <summary>The id is that of a secret that was revoked or ran out.</summary>
    public const string SecretTaken = "partner.secretTaken";
}
