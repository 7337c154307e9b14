using System.Globalization;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Deliberations;

/// <summary>Says that a decision could not be applied, and why. It goes once the decision was applied after all.</summary>
public sealed record DecisionObstacleDocument : Document
{
    /// <inheritdoc />
    public override string Type => "decisionObstacle";

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The deliberation's id.</summary>
    public required string Deliberation { get; init; }

    /// <summary>The decision's place, counted from 0.</summary>
    public required int Place { get; init; }

    /// <summary>Why: a code of the message catalogue.</summary>
    public required string Code { get; init; }

    /// <summary>Values for the code's text; null where it needs none, and in what was noted before they were kept.</summary>
    public IReadOnlyDictionary<string, string>? Args { get; init; }

    /// <summary>When it was found.</summary>
    public required DateTimeOffset FoundOn { get; init; }

    /// <summary>The document's id for a decision's.</summary>
    public static string IdOf(string deliberation, int place) => string.Create(CultureInfo.InvariantCulture, $"decisionObstacle-{deliberation}-{place:0000}");
}
