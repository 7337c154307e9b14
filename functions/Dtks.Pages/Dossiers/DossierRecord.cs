using Dtks.Pages.Records;
using NodaTime;

namespace Dtks.Pages.Dossiers;

/// <summary>A dossier in an area's list.</summary>
/// <param name="Village">The village's code.</param>
/// <param name="Dossier">Its id.</param>
/// <param name="Period">The month.</param>
/// <param name="Subject"><c>proposals</c> or <c>eligibility</c>.</param>
/// <param name="Rows">How many rows it holds.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Holder">With whom it lies.</param>
/// <param name="Days">For how many days.</param>
public sealed record DossierRow(string Village = "", string? Dossier = null, string Period = "", string Subject = "", int Rows = 0, string Status = "", string Holder = "", int Days = 0) : ListedRow;

/// <summary>A dossier as the pages show it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Village">The village's code.</param>
/// <param name="Period">The month.</param>
/// <param name="Subject"><c>proposals</c> or <c>eligibility</c>.</param>
/// <param name="Deliberation">The deliberation that it rests on.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Holder">With whom it lies.</param>
/// <param name="Days">For how many days.</param>
/// <param name="Rows">How many rows it holds.</param>
/// <param name="History">Step by step.</param>
/// <param name="Reasons">Why it was returned.</param>
/// <param name="Explanation">Why its sheet stays as it is though it was returned.</param>
/// <param name="Next">What is to be done next.</param>
public sealed record DossierRecord(
    string Id, string Village, string Period, string Subject, string Deliberation, string Status, string Holder, int Days, int Rows, IReadOnlyList<DossierPast> History, IReadOnlyList<string>? Reasons = null, string? Explanation = null, IReadOnlyList<DossierNext>? Next = null);

/// <summary>A step.</summary>
/// <param name="At">When.</param>
/// <param name="Code">What.</param>
/// <param name="Role">In which role.</param>
public sealed record DossierPast(Instant At, string Code, string Role);

/// <summary>What is to be done next.</summary>
/// <param name="Detail">In words.</param>
public sealed record DossierNext(string Detail);

/// <summary>A row of a dossier over proposals.</summary>
/// <param name="Row">Its place.</param>
/// <param name="Proposal">The proposal.</param>
/// <param name="Status">Where that stands now.</param>
/// <param name="Head">The family's head; null where that is not to be had.</param>
public sealed record DossierEntry(int Row = 0, string? Proposal = null, string? Status = null, string? Head = null);
