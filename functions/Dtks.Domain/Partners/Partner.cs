using NodaTime;

namespace Dtks.Domain.Partners;

/// <summary>Another body whose system asks the register, as the Ministry registered it (REG-3).</summary>
public sealed record Partner
{
    /// <summary>Its id: the name its system sends under (<c>sender_id</c>) and its tokens' subject; 3 to 100 small letters, digits, points and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The body's name.</summary>
    public required string Name { get; init; }

    /// <summary>Why it is kept out for now; null while it is not.</summary>
    public string? Suspended { get; init; }

    /// <summary>Its agreements, by the day they begin; no two of them hold on one day.</summary>
    public IReadOnlyList<Agreement> Agreements { get; init; } = [];

    /// <summary>Its system's public keys.</summary>
    public IReadOnlyList<PartnerKey> Keys { get; init; } = [];

    /// <summary>Where its system publishes its keys (a JWKS over https); null where all of them are registered here.</summary>
    public Uri? KeySet { get; init; }

    /// <summary>The ids of published keys that are no longer believed.</summary>
    public IReadOnlyList<string> RevokedKeys { get; init; } = [];

    /// <summary>Its secrets for the token endpoint: none of the texts, which were shown once.</summary>
    public IReadOnlyList<PartnerSecret> Secrets { get; init; } = [];

    /// <summary>The agreement that holds on a day; null where none does, or it is kept out.</summary>
    public Agreement? AgreementOn(LocalDate day) => Suspended is null ? AgreedOn(day) : null;

    /// <summary>The agreement that holds on a day, also while it is kept out; null where none does.</summary>
    public Agreement? AgreedOn(LocalDate day) => Agreements.FirstOrDefault(a => a.HoldsOn(day));
}

/// <summary>A public key of a partner's system.</summary>
/// <param name="Kid">Its id, once for the partner; of those published in its key set too.</param>
/// <param name="Algorithm">The one algorithm that it signs by.</param>
/// <param name="Material">The key as a JWK (RFC 7517) of its public members alone.</param>
/// <param name="RegisteredAt">Since when it is believed.</param>
/// <param name="RevokedAt">From when on it is not; null while it is.</param>
public sealed record PartnerKey(string Kid, KeyAlgorithm Algorithm, string Material, Instant RegisteredAt, Instant? RevokedAt = null);

/// <summary>A secret of a partner's system for the token endpoint.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Digest">The keyed hash of its text.</param>
/// <param name="From">Since when it is taken.</param>
/// <param name="Until">From when on it is not.</param>
/// <param name="RevokedAt">When it was revoked; null while it was not.</param>
public sealed record PartnerSecret(string Id, string Digest, Instant From, Instant Until, Instant? RevokedAt = null)
{
    /// <summary>Whether it is taken at an instant.</summary>
    public bool IsTaken(Instant at) => RevokedAt is null && From <= at && at < Until;
}
