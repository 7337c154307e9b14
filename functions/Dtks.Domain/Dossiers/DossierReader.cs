using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Dossiers;

/// <summary>Reads what village, district and regency send of a dossier.</summary>
public static class DossierReader
{
    private const int MaxReasons = 20;
    private const int MaxReason = 500;
    private const int MaxId = 32;

    /// <summary>A dossier that is handed in.</summary>
    /// <param name="draft">What came in.</param>
    /// <param name="today">Today in the village.</param>
    public static Reading<DossierRead> Read(DossierDraft? draft, LocalDate today)
    {
        var input = new InputReader();
        if (!input.Present(draft, "")) return new(null, input.Violations);
        var period = ReadPeriod(draft.Period, today, input);
        var subject = input.Name<DossierSubject>(draft.Subject, "/subject");
        var deliberation = input.Text(draft.Deliberation, "/deliberation", MaxId);
        var replaces = input.OptionalText(draft.Replaces, "/replaces", MaxId);
        return input.IsClean ? new(new DossierRead(period!, subject!.Value, deliberation!, replaces), []) : new(null, input.Violations);
    }

    /// <summary>What the outcome and the reasons say; null when they are wrong.</summary>
    internal static (TOutcome Outcome, IReadOnlyList<string> Reasons)? Review<TOutcome>(DossierReviewDraft? draft, TOutcome returned, InputReader input)
        where TOutcome : struct, Enum
    {
        if (!input.Present(draft, "")) return null;
        var outcome = input.Name<TOutcome>(draft.Outcome, "/outcome");
        var raw = draft.Reasons ?? [];
        if (outcome is { } said) Count(raw, said.Equals(returned), input);
        var reasons = raw.Take(MaxReasons).Select((reason, i) => input.Text(reason, $"/reasons/{InputReader.Number(i)}", MaxReason)).ToList();
        return outcome is { } found && input.IsClean ? (found, [.. reasons.OfType<string>()]) : null;
    }

    private static void Count(IReadOnlyList<string?> reasons, bool isReturned, InputReader input)
    {
        if (isReturned && reasons.Count == 0) input.Invalid(DossierViolations.ReasonsMissing, "/reasons", "RAT-1", ("max", InputReader.Number(MaxReasons)));
        else if (!isReturned && reasons.Count > 0) input.Invalid(DossierViolations.ReasonsForbidden, "/reasons", "RAT-1");
        else input.Count(reasons, "/reasons", 0, MaxReasons, "RAT-1");
    }

    private static string? ReadPeriod(string? raw, LocalDate today, InputReader input)
    {
        if (!input.Present(raw, "/period")) return null;
        if (CyclePeriod.TryParse(raw, out var period) && period.FirstDay <= today) return period.Value;
        input.Invalid(DossierViolations.Period, "/period", "RAT-1");
        return null;
    }
}

/// <summary>A dossier that was read.</summary>
/// <param name="Period">The month.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Deliberation">The deliberation.</param>
/// <param name="Replaces">A returned dossier that it takes the place of.</param>
public sealed record DossierRead(string Period, DossierSubject Subject, string Deliberation, string? Replaces);
