using Dtks.Domain.Areas;
using Dtks.Domain.Forms;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Visits;

/// <summary>The home visit to a family that a deliberation admitted (RAT-2), as it was last recorded.</summary>
public sealed record VisitState
{
    /// <summary>The proposal.</summary>
    public required string Proposal { get; init; }

    /// <summary>Its village.</summary>
    public required AreaCode Village { get; init; }

    /// <summary>The deliberation that admitted it.</summary>
    public required string Deliberation { get; init; }

    /// <summary>The edition of the form, which the answers keep.</summary>
    public required string FormVersion { get; init; }

    /// <summary>The day of the visit, in the village's zone.</summary>
    public required LocalDate VisitedOn { get; init; }

    /// <summary>Who visited: 2 to 10, of at least two bodies.</summary>
    public required IReadOnlyList<Visitor> Visitors { get; init; }

    /// <summary>The answers. Encrypted at rest.</summary>
    public required FormAnswers Answers { get; init; }

    /// <summary>A note of up to 1,000 characters; null for none. Encrypted at rest.</summary>
    public string? Note { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<VisitStep> History { get; init; }

    /// <summary>The subject that recorded it last.</summary>
    public string RecordedBy() => History[^1].Meta.Subject;
}

/// <summary>Who visited.</summary>
/// <param name="Name">Their name, 1 to 100 characters. Personal data.</param>
/// <param name="Body">The body they come from, such as the village's government or the TKSK, 1 to 100 characters.</param>
public sealed record Visitor(string Name, string Body)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[visitor]";
}

/// <summary>One line of a visit's history.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="FormVersion">The edition it was recorded by.</param>
/// <param name="Changed">Of a correction, JSON pointers to what differs from before, a hundred at most; null of the first.</param>
public sealed record VisitStep(EventMeta Meta, string FormVersion, IReadOnlyList<string>? Changed = null);
