using Dtks.Domain.Kernel;

namespace Dtks.Domain.Deliberations;

/// <summary>What the minutes (berita acara) state, and whether it is so (MUS-4, MUS-7).</summary>
internal static class MinutesRules
{
    private const int MaxCount = 1000;

    /// <summary>Reads them; null when they are not there or a count is wrong.</summary>
    public static Minutes? Read(ConclusionDraft? draft, InputReader input)
    {
        if (!input.Present(draft, "") || !input.Present(draft.Minutes, "/minutes")) return null;
        var proposals = input.Whole(draft.Minutes.Proposals, "/minutes/proposals", 0, MaxCount, "MUS-4");
        var terminations = input.Whole(draft.Minutes.Terminations, "/minutes/terminations", 0, MaxCount, "MUS-4");
        var signatories = draft.Minutes.Signatories is null ? null : ReadSignatories(draft.Minutes.Signatories, input);
        var cards = draft.Minutes.Cards is { } counts ? ReadCards(counts, input) : null;
        return proposals is { } p && terminations is { } t ? new Minutes(p, t, signatories, cards) : null;
    }

    private static CardMinutes? ReadCards(CardMinutesDraft draft, InputReader input)
    {
        int? Read(int? raw, string name) => input.Whole(raw, $"/minutes/cards/{name}", 0, MaxCount, "CRD-7");
        var (returned, surrendered, wellOff) = (Read(draft.Returned, "returned"), Read(draft.Surrendered, "surrendered"), Read(draft.WellOff, "wellOff"));
        var (replacements, skrtm) = (Read(draft.Replacements, "replacements"), Read(draft.Skrtm, "skrtm"));
        return returned is { } r && surrendered is { } s && wellOff is { } w && replacements is { } p && skrtm is { } k ? new CardMinutes(r, s, w, p, k) : null;
    }

    /// <summary>Those who signed and were not present.</summary>
    public static IEnumerable<Violation> Unsigned(DeliberationState state, Minutes minutes)
    {
        var present = state.Attendees.Select(a => TextFolding.Fold(a.Name)).ToHashSet(StringComparer.Ordinal);
        return (minutes.Signatories ?? []).Select((name, place) => (name, place))
            .Where(s => !present.Contains(TextFolding.Fold(s.name)))
            .Select(s => Violation.Refused(DeliberationViolations.SignatoryAbsent, "MUS-4", Pointer(s.place)));
    }

    /// <summary>The counts that differ from what is recorded.</summary>
    public static IEnumerable<Violation> Miscounted(DeliberationState state, Minutes minutes)
    {
        if (minutes.Proposals != state.ProposalCount) yield return Miscount("/minutes/proposals", minutes.Proposals, state.ProposalCount);
        if (minutes.Terminations != state.TerminationCount)
            yield return Miscount("/minutes/terminations", minutes.Terminations, state.TerminationCount);
    }

    private static List<string> ReadSignatories(IReadOnlyList<string?> raw, InputReader input)
    {
        var (names, seen) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        if (!input.Count(raw, "/minutes/signatories", 1, OpeningRules.MaxAttendees, "MUS-4")) return names;
        for (var i = 0; i < raw.Count; i++)
        {
            if (input.Text(raw[i], Pointer(i), OpeningRules.MaxText) is not { } name) continue;
            if (!seen.Add(TextFolding.Fold(name))) input.Invalid(DeliberationViolations.SignatoryTwice, Pointer(i), "MUS-4");
            names.Add(name);
        }

        return names;
    }

    private static string Pointer(int place) => $"/minutes/signatories/{InputReader.Number(place)}";

    /// <summary>The counts of cards that differ from what is recorded, or that none are stated (MUS-7).</summary>
    public static IEnumerable<Violation> Miscounted(Minutes minutes, CardMinutes recorded) => minutes.Cards is not { } stated
        ? [Violation.Refused(DeliberationViolations.CardCountsMissing, "MUS-7", "/minutes/cards")]
        : new (string Name, int Stated, int Recorded)[]
        {
            ("returned", stated.Returned, recorded.Returned), ("surrendered", stated.Surrendered, recorded.Surrendered), ("wellOff", stated.WellOff, recorded.WellOff),
            ("replacements", stated.Replacements, recorded.Replacements), ("skrtm", stated.Skrtm, recorded.Skrtm),
        }.Where(count => count.Stated != count.Recorded).Select(count => Miscount($"/minutes/cards/{count.Name}", count.Stated, count.Recorded));

    private static Violation Miscount(string pointer, int stated, int recorded) => Violation.Refused(
        DeliberationViolations.CountMismatch, "MUS-7", pointer, ("stated", InputReader.Number(stated)), ("recorded", InputReader.Number(recorded)));
}
