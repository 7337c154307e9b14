using Dtks.Pages.Records;
using NodaTime;

namespace Dtks.Pages.Partners;

/// <summary>Another body's system in the list of all.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Suspended">Whether it is kept out.</param>
/// <param name="Agreements">When its agreements hold.</param>
public sealed record PartnerRow(string Name = "", bool Suspended = false, IReadOnlyList<PartnerAgreement>? Agreements = null) : ListedRow;

/// <summary>Another body's system as its page shows it (REG-3).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Suspended">Why it is kept out; null while it is not.</param>
/// <param name="KeySet">Where its keys are published; null where they are registered one by one.</param>
public sealed record PartnerRecord(string Id, string Name, string? Suspended = null, string? KeySet = null)
{
    /// <summary>Its agreements, by the day they begin.</summary>
    public IReadOnlyList<PartnerAgreement> Agreements { get; init; } = [];

    /// <summary>Its registered keys.</summary>
    public IReadOnlyList<PartnerKey> Keys { get; init; } = [];

    /// <summary>Its secrets, without their texts.</summary>
    public IReadOnlyList<PartnerSecret> Secrets { get; init; } = [];
}

/// <summary>What the Ministry agreed with a partner.</summary>
/// <param name="Number">Its number.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
public sealed record PartnerAgreement(string Number, LocalDate From, LocalDate Until)
{
    /// <summary>What the answers are for.</summary>
    public string Purpose { get; init; } = string.Empty;

    /// <summary>Whether it holds today.</summary>
    public bool Holds { get; init; }

    /// <summary>The granted attributes.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>The codes of its areas.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>How it may ask.</summary>
    public IReadOnlyList<string> Queries { get; init; } = [];

    /// <summary>By which identifiers.</summary>
    public IReadOnlyList<string> IdTypes { get; init; } = [];

    /// <summary>Of what it is told.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Whether each question names a consent.</summary>
    public bool ConsentRequired { get; init; }

    /// <summary>The most messages of a day.</summary>
    public int PerDay { get; init; }

    /// <summary>The address of its call-backs; null where it takes none.</summary>
    public string? Callback { get; init; }

    /// <summary><c>signed</c> or <c>bearer</c>.</summary>
    public string Signatures { get; init; } = "signed";
}

/// <summary>A registered key.</summary>
/// <param name="Kid">Its id.</param>
/// <param name="Algorithm">How it signs.</param>
/// <param name="RevokedAt">Since when it is not believed; null while it is.</param>
public sealed record PartnerKey(string Kid, string Algorithm, Instant? RevokedAt = null);

/// <summary>A secret, without its text.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Until">From when on it is not taken.</param>
/// <param name="RevokedAt">When it was revoked; null where it was not.</param>
public sealed record PartnerSecret(string Id, Instant Until, Instant? RevokedAt = null);

/// <summary>What came of a partner's messages.</summary>
/// <param name="Days">Its days, the latest first.</param>
public sealed record PartnerTraffic(IReadOnlyList<PartnerDay> Days);

/// <summary>A partner's day.</summary>
/// <param name="Day">The day, in Jakarta.</param>
/// <param name="Counts">How many messages came to what.</param>
/// <param name="Failures">The last failures, oldest first.</param>
public sealed record PartnerDay(LocalDate Day, IReadOnlyList<PartnerCount> Counts, IReadOnlyList<PartnerFailure> Failures);

/// <summary>How many messages came to what.</summary>
/// <param name="Action">What was asked.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Count">How many.</param>
public sealed record PartnerCount(string Action, string Outcome, int Count);

/// <summary>A message that failed.</summary>
/// <param name="At">When.</param>
/// <param name="Action">What was asked.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Id">What the register calls it; null where it has no name.</param>
public sealed record PartnerFailure(Instant At, string Action, string Outcome, string? Id = null);
