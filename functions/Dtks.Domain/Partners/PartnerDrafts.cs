namespace Dtks.Domain.Partners;

/// <summary>A partner as the Ministry registers it; nothing checked.</summary>
/// <param name="Name">The body's name, 1 to 200 characters.</param>
/// <param name="KeySet">The https address where its system publishes its keys (JWKS); absent where its keys are registered one by one.</param>
public sealed record PartnerDraft(string? Name, string? KeySet = null);

/// <summary>An agreement as the Ministry sets it; nothing checked.</summary>
/// <param name="Purpose">What the answers are for, 1 to 300 characters.</param>
/// <param name="From">The first day it holds, today or later.</param>
/// <param name="Until">The last day it holds, at most five years later.</param>
/// <param name="Fields">The granted attributes, at least one.</param>
/// <param name="Areas">1 to 200 codes of areas; ID for the nation.</param>
/// <param name="Queries">The granted kinds of question: idtype-value, expression, predicate.</param>
/// <param name="IdTypes">The granted types of identifier: NIK, KK, HOUSEHOLD.</param>
/// <param name="ConsentRequired">Whether each question must name the consent of whom it is about.</param>
/// <param name="PerDay">The most messages of a day, 1 to 10,000,000.</param>
/// <param name="Events">Of what it may be told; absent for nothing.</param>
/// <param name="Callback">The https address of its call-backs; absent where it takes none.</param>
/// <param name="Signatures">signed, which it is where it is absent, or bearer.</param>
public sealed record AgreementDraft(
    string? Purpose,
    string? From,
    string? Until,
    IReadOnlyList<string?>? Fields,
    IReadOnlyList<string?>? Areas,
    IReadOnlyList<string?>? Queries,
    IReadOnlyList<string?>? IdTypes,
    bool? ConsentRequired,
    int? PerDay,
    IReadOnlyList<string?>? Events = null,
    string? Callback = null,
    string? Signatures = null);

/// <summary>When an agreement ends before its time; nothing checked.</summary>
/// <param name="Until">The last day it holds: yesterday, from which on it holds no more, or later.</param>
public sealed record AgreementEndDraft(string? Until);

/// <summary>Whether a partner is kept out; nothing checked.</summary>
/// <param name="Suspended">Whether it is.</param>
/// <param name="Reason">Why, 1 to 300 characters; needed where it is.</param>
public sealed record SuspensionDraft(bool? Suspended, string? Reason = null);
