namespace Dtks.Domain.Partners;

/// <summary>A partner after what happened to it.</summary>
public static class PartnerEvolution
{
    /// <summary>After one event.</summary>
    /// <param name="before">It before; null before it was registered.</param>
    /// <param name="happened">What happened.</param>
    /// <exception cref="InvalidOperationException">Something other than its registration happened to one that was not registered.</exception>
    public static Partner Apply(Partner? before, PartnerEvent happened) => (before, happened) switch
    {
        (null, PartnerRegistered e) => new Partner { Id = e.Id, Name = e.Name, KeySet = e.KeySet },
        (null, _) => throw new InvalidOperationException("A partner is registered first."),
        ({ } p, PartnerRegistered e) => p with { Name = e.Name, KeySet = e.KeySet },
        ({ } p, AgreementSet e) => p with { Agreements = [.. p.Agreements.Where(a => a.Number != e.Agreement.Number).Append(e.Agreement).OrderBy(a => a.From)] },
        ({ } p, AgreementEnded e) => p with { Agreements = [.. p.Agreements.Select(a => a.Number == e.Number ? a with { Until = e.Until } : a)] },
        ({ } p, PartnerKeySet e) => p with { Keys = [.. p.Keys, e.Key] },
        ({ } p, PartnerKeyRevoked e) => p with
        {
            Keys = [.. p.Keys.Select(k => k.Kid == e.Kid ? k with { RevokedAt = k.RevokedAt ?? e.Meta.At } : k)],
            RevokedKeys = [.. p.RevokedKeys, e.Kid],
        },
        ({ } p, PartnerSecretSet e) => p with { Secrets = [.. p.Secrets, e.Secret] },
        ({ } p, PartnerSecretRevoked e) => p with { Secrets = [.. p.Secrets.Select(s => s.Id == e.Secret ? s with { RevokedAt = e.Meta.At } : s)] },
        ({ } p, PartnerSuspended e) => p with { Suspended = e.Reason },
        ({ } p, PartnerResumed) => p with { Suspended = null },
        _ => throw new InvalidOperationException($"A partner does not know {happened?.GetType().Name}."),
    };
}
