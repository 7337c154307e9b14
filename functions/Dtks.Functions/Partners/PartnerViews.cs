using Dtks.Domain.Partners;
using NodaTime;

namespace Dtks.Functions.Partners;

/// <summary>A partner as the Ministry sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Suspended">Why it is kept out; absent while it is not.</param>
/// <param name="KeySet">Where its keys are published; absent where they are registered one by one.</param>
/// <param name="Agreements">Its agreements, by the day they begin.</param>
/// <param name="Keys">Its registered keys.</param>
/// <param name="RevokedKeys">The ids of keys that are not believed any more, published ones too.</param>
/// <param name="Secrets">Its secrets, without their texts.</param>
public sealed record PartnerView(
    string Id, string Name, string? Suspended, Uri? KeySet, IReadOnlyList<AgreementView> Agreements, IReadOnlyList<PartnerKeyView> Keys, IReadOnlyList<string> RevokedKeys, IReadOnlyList<PartnerSecretView> Secrets)
{
    /// <summary>Of a partner on a day.</summary>
    public static PartnerView Of(Partner partner, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(partner);
        return new(
            partner.Id, partner.Name, partner.Suspended, partner.KeySet, [.. partner.Agreements.Select(a => AgreementView.Of(a, day))],
            [.. partner.Keys.Select(k => new PartnerKeyView(k.Kid, k.Algorithm, k.RegisteredAt, k.RevokedAt))], partner.RevokedKeys,
            [.. partner.Secrets.Select(s => new PartnerSecretView(s.Id, s.From, s.Until, s.RevokedAt))]);
    }
}

/// <summary>An agreement as the Ministry sees it; what each member means stands at <see cref="Agreement"/>.</summary>
public sealed record AgreementView(
    string Number, string Purpose, LocalDate From, LocalDate Until, bool Holds, IReadOnlyList<string> Fields, IReadOnlyList<string> Areas, IReadOnlyList<string> Queries,
    IReadOnlyList<string> IdTypes, IReadOnlyList<string> Events, bool ConsentRequired, int PerDay, Uri? Callback, SignatureRule Signatures)
{
    /// <summary>Of an agreement on a day.</summary>
    public static AgreementView Of(Agreement agreement, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        return new(
            agreement.Number, agreement.Purpose, agreement.From, agreement.Until, agreement.HoldsOn(day), agreement.Fields, agreement.Areas, agreement.Queries, agreement.IdTypes, agreement.Events,
            agreement.ConsentRequired, agreement.PerDay, agreement.Callback, agreement.Signatures);
    }
}

/// <summary>A registered key.</summary>
/// <param name="Kid">Its id.</param>
/// <param name="Algorithm">How it signs.</param>
/// <param name="RegisteredAt">Since when it is believed.</param>
/// <param name="RevokedAt">Since when it is not; absent while it is.</param>
public sealed record PartnerKeyView(string Kid, KeyAlgorithm Algorithm, Instant RegisteredAt, Instant? RevokedAt);

/// <summary>A secret, without its text.</summary>
/// <param name="Id">Its id.</param>
/// <param name="From">Since when it is taken.</param>
/// <param name="Until">From when on it is not.</param>
/// <param name="RevokedAt">When it was revoked; absent where it was not.</param>
public sealed record PartnerSecretView(string Id, Instant From, Instant Until, Instant? RevokedAt);

/// <summary>A secret that was made, or is in use already.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Until">From when on it is not taken.</param>
/// <param name="Secret">Its text, shown this once; absent where it was made before.</param>
public sealed record PartnerSecretReceipt(string Id, Instant Until, string? Secret);

/// <summary>A partner in the list of all.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Suspended">Whether it is kept out.</param>
/// <param name="Agreements">Its agreements, by the day they begin.</param>
public sealed record PartnerListItem(string Id, string Name, bool Suspended, IReadOnlyList<AgreementPeriod> Agreements);

/// <summary>When an agreement holds.</summary>
/// <param name="Number">Its number.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
public sealed record AgreementPeriod(string Number, LocalDate From, LocalDate Until);
