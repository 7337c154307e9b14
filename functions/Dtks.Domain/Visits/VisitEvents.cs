using Dtks.Domain.Areas;
using Dtks.Domain.Forms;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Visits;

/// <summary>A home visit was recorded, the first time or in place of what was recorded before (RAT-2).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Proposal">The proposal.</param>
/// <param name="Village">Its village.</param>
/// <param name="Deliberation">The deliberation that admitted it.</param>
/// <param name="FormVersion">The edition of the form.</param>
/// <param name="VisitedOn">The day of the visit.</param>
/// <param name="Visitors">Who visited.</param>
/// <param name="Answers">The answers.</param>
/// <param name="Note">A note; null for none.</param>
/// <param name="Changed">JSON pointers to what differs from before, a hundred at most; null the first time.</param>
public sealed record VisitRecorded(
    EventMeta Meta,
    string Proposal,
    AreaCode Village,
    string Deliberation,
    string FormVersion,
    LocalDate VisitedOn,
    IReadOnlyList<Visitor> Visitors,
    FormAnswers Answers,
    string? Note,
    IReadOnlyList<string>? Changed);
