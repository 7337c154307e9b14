using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Partners;

/// <summary>What happened to a partner.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record PartnerEvent(EventMeta Meta);

/// <summary>A partner was registered, or its name or the address of its keys was changed.</summary>
/// <param name="Meta">When, who, what.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="KeySet">Where its keys are published.</param>
public sealed record PartnerRegistered(EventMeta Meta, string Id, string Name, Uri? KeySet) : PartnerEvent(Meta);

/// <summary>An agreement was made, or changed before it began.</summary>
/// <param name="Meta">When, who, what.</param>
/// <param name="Agreement">The agreement.</param>
public sealed record AgreementSet(EventMeta Meta, Agreement Agreement) : PartnerEvent(Meta);

/// <summary>An agreement ends before its time.</summary>
/// <param name="Meta">When, who, what.</param>
/// <param name="Number">Its number.</param>
/// <param name="Until">The last day it holds.</param>
public sealed record AgreementEnded(EventMeta Meta, string Number, LocalDate Until) : PartnerEvent(Meta);

/// <summary>A key was registered.</summary>
/// <param name="Meta">When, who, what.</param>
/// <param name="Key">The key.</param>
public sealed record PartnerKeySet(EventMeta Meta, PartnerKey Key) : PartnerEvent(Meta);

/// <summary>A key is not believed any more, registered or published.</summary>
/// <param name="Meta">When, who, what.</param>
/// <param name="Kid">Its id.</param>
public sealed record PartnerKeyRevoked(EventMeta Meta, string Kid) : PartnerEvent(Meta);

/// <summary>A secret was made.</summary>
/// <param name="Meta">When, who, what.</param>
/// <param name="Secret">The secret, without its text.</param>
public sealed record PartnerSecretSet(EventMeta Meta, PartnerSecret Secret) : PartnerEvent(Meta);

/// <summary>A secret is not taken any more.</summary>
/// <param name="Meta">When, who, what.</param>
/// <param name="Secret">Its id.</param>
public sealed record PartnerSecretRevoked(EventMeta Meta, string Secret) : PartnerEvent(Meta);

/// <summary>A partner is kept out.</summary>
/// <param name="Meta">When, who, what.</param>
/// <param name="Reason">Why.</param>
public sealed record PartnerSuspended(EventMeta Meta, string Reason) : PartnerEvent(Meta);

/// <summary>A partner is let in again.</summary>
/// <param name="Meta">When, who, what.</param>
public sealed record PartnerResumed(EventMeta Meta) : PartnerEvent(Meta);

/// <summary>What happens to partners: stable codes.</summary>
public static class PartnerEventCodes
{
    /// <summary>The Ministry registered a partner, or changed its name or the address of its keys (REG-3).</summary>
    public const string Registered = "partner.registered";

    /// <summary>The Ministry set an agreement (REG-3).</summary>
    public const string AgreementSet = "partner.agreementSet";

    /// <summary>The Ministry ended an agreement before its time (REG-3).</summary>
    public const string AgreementEnded = "partner.agreementEnded";

    /// <summary>A partner's key was registered (REG-3).</summary>
    public const string KeySet = "partner.keySet";

    /// <summary>A partner's key was revoked (REG-3).</summary>
    public const string KeyRevoked = "partner.keyRevoked";

    /// <summary>A secret for a partner's system was made (REG-3).</summary>
    public const string SecretSet = "partner.secretSet";

    /// <summary>A secret of a partner's system was revoked (REG-3).</summary>
    public const string SecretRevoked = "partner.secretRevoked";

    /// <summary>A partner is kept out (REG-3).</summary>
    public const string Suspended = "partner.suspended";

    /// <summary>A partner is let in again (REG-3).</summary>
    public const string Resumed = "partner.resumed";
}
