using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>What a family's change means for the lines of an open sheet (REG-8, VER-2): a line follows where it simply can; else it is suggested what it means.</summary>
public static class FamilyLines
{
    /// <summary>A line of the household, after its changes; one that nobody decided yet is told what a deliberation proposes (MUS-2).</summary>
    /// <param name="line">The line.</param>
    /// <param name="household">The household.</param>
    /// <param name="held">Lines of who came to it that stand on sheets of where they were before; null for none.</param>
    /// <param name="brought">Lines of theirs that were decided there before this sheet took them over; null for none.</param>
    /// <param name="period">The sheet's month; null where what the month before found does not matter.</param>
    /// <param name="policy">The month's policy version; null where its limits do not matter.</param>
    /// <param name="now">Where those stand by now, or stood last, who went from it, by id here; null for what it knows itself.</param>
    public static SheetLine After(
        SheetLine line, HouseholdState household, IReadOnlyCollection<HeldLine>? held = null, IReadOnlyCollection<BroughtLine>? brought = null, CyclePeriod? period = null, PolicyVersion? policy = null,
        IReadOnlyDictionary<string, MemberNow>? now = null)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(household);
        return Following(Standing(line, household, held ?? [], brought ?? []), household, period, policy, now);
    }

    /// <summary>A line of a sheet whose month is over, and of which what was verified is decided anew (VER-8): it follows as before, and stays where it is verified, here or elsewhere.</summary>
    /// <inheritdoc cref="After"/>
    public static SheetLine Corrected(SheetLine line, HouseholdState household, CyclePeriod period, PolicyVersion policy, IReadOnlyDictionary<string, MemberNow>? now = null)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(household);
        if (line.HandedTo is not null || line.AwaitedFrom is not null) return line;
        return Following(household.Members.Any(m => m.Id == line.Named) ? Here(line) : line, household, period, policy, now);
    }

    private static SheetLine Following(SheetLine line, HouseholdState household, CyclePeriod? period, PolicyVersion? policy, IReadOnlyDictionary<string, MemberNow>? now)
    {
        var followed = Followed(line, household, now);
        return followed.Decision is null && (followed.Suggestion is null || !LineSuggestions.IsOfFamily(followed.Suggestion.Code))
            ? followed with { Suggestion = HouseholdFinding.Suggested(household.Findings, household.Deactivation, followed.Named, period) ?? (policy is null ? null : household.Welfare?.Suggestion(household.Id, followed.Programme, policy)) }
            : Asking(IsTakenBack(followed, household, now) ? followed with { Suggestion = Overturned(followed) } : followed, household);
    }

    /// <summary>A line of a sheet that is finalised, or whose month is over (VER-8): what was decided stays, and what the register said of a recipient who died or was removed is told no more once that is undone or taken back.</summary>
    /// <param name="line">The line.</param>
    /// <param name="household">The household.</param>
    /// <param name="now">Where those stand by now, or stood last, who went from it, by id here; null for what it knows itself.</param>
    public static SheetLine OnceSettled(SheetLine line, HouseholdState household, IReadOnlyDictionary<string, MemberNow>? now = null)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(household);
        var isBack = line is { IsOutOfRegister: true, HandedTo: null } && Stands(line, household, now);
        return isBack || IsTakenBack(line, household, now) ? line with { Suggestion = Overturned(line) }
            : line.Suggestion?.Code == LineSuggestions.Overturned && Followed(line, household, now) is { IsOutOfRegister: true } again ? line with { Suggestion = again.Suggestion }
            : line;
    }

    /// <summary>The lines that the sheet lacks: of those who came to the household by a change and receive something in the month, and of what an older month's verification stopped and goes on since, by a newer one (RAT-5) or because that was found wrong (GOV-3).</summary>
    /// <param name="household">The household.</param>
    /// <param name="present">Its lines on the sheet.</param>
    /// <param name="period">The month.</param>
    /// <param name="policy">The month's policy version.</param>
    /// <param name="held">Lines of who came to it that stand on sheets of where they were before: who was verified there is not verified again; null for none.</param>
    /// <param name="opening">When the month was opened: what was granted after that stands on the next one's sheet, whoever takes it along (VER-2); null where that does not matter.</param>
    public static IReadOnlyList<SheetLine> Missing(
        HouseholdState household, IReadOnlyList<SheetLine> present, CyclePeriod period, PolicyVersion policy, IReadOnlyCollection<HeldLine>? held = null, Instant? opening = null)
    {
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(present);
        var came = household.Changes.SelectMany(c => c.Came ?? []).ToHashSet(StringComparer.Ordinal);
        bool GoesOn(SheetLine l) => household.Entitlements.Any(e =>
            e.Status == EntitlementStatus.Active && e.IsAddedIn(period) && e.Programme == l.Programme && e.MemberId == l.Member);
        var family = RecipientFamily.Of(household);
        return [.. HouseholdLines.Of([opening is { } at ? family.AsOf(at) : family], period, policy)
            .Where(l => (came.Contains(l.Member) || GoesOn(l)) && !present.Any(p => Same(p, l)))
            .Select(l => l with { AwaitedFrom = Holding(l, held ?? [])?.Village })
            .Where(l => Holding(l, held ?? []) is not { IsOpen: false })];
    }

    /// <summary>A line whose recipient another sheet, or another line of this one, has taken over (REG-8, VER-2).</summary>
    /// <param name="line">The line.</param>
    /// <param name="to">The village.</param>
    /// <param name="withFamily">Whether they went with the whole family.</param>
    public static SheetLine HandedOver(SheetLine line, AreaCode to, bool withFamily)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line with { HandedTo = to, AwaitedFrom = null, StillHere = null, Suggestion = new LineSuggestion(withFamily ? LineSuggestions.Moved : LineSuggestions.Left, null) };
    }

    /// <summary>Whether a line is that of one that is held elsewhere.</summary>
    public static bool Is(SheetLine line, HeldLine held)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(held);
        return line.Programme == held.Programme && (line.Programme != Programme.PbiJkn || line.Named == held.Member);
    }

    // What is decided here of a family that moved as a whole is decided in sight of what a deliberation proposes about it (MUS-2).
    private static SheetLine Asking(SheetLine line, HouseholdState household) => line is { Decision: null, StillHere: true } && household.Ended?.Reason == HouseholdEndReason.Moved
        ? line with { Suggestion = household.Deactivation?.Suggestion() ?? line.Suggestion }
        : line;

    // Of several the one that is settled: there it stays.
    private static HeldLine? Holding(SheetLine line, IReadOnlyCollection<HeldLine> held) => held.Where(h => Is(line, h)).OrderBy(h => h.IsOpen).FirstOrDefault();

    // In the moment in which a line is taken over: what is decided here after that holds.
    private static LineDecision? Along(SheetLine line, IReadOnlyCollection<BroughtLine> brought) =>
        line.AwaitedFrom is { } from ? brought.FirstOrDefault(b => b.Line.Village == from && Is(line, b.Line))?.Decision : null;

    // Of who stands here: who is still on another sheet is taken over from it, unless that is settled.
    private static SheetLine Standing(SheetLine line, HouseholdState household, IReadOnlyCollection<HeldLine> held, IReadOnlyCollection<BroughtLine> brought) => household.Members.All(m => m.Id != line.Named) ? line : Holding(line, held) switch
    {
        null => Taken(Here(line) with { HandedTo = null, AwaitedFrom = null }, Along(line, brought)),
        { IsOpen: true, Village: var from } => Here(line) with { HandedTo = null, AwaitedFrom = from },
        { Village: var settled } => line with { HandedTo = settled, AwaitedFrom = null },
    };

    // Found there to be dead, and standing here, they are told to be decided anew (GOV-3).
    private static SheetLine Taken(SheetLine line, LineDecision? along) => along is null ? line : line with
    {
        Decision = along,
        Suggestion = along is { Outcome: LineOutcome.Ineligible, Ground: Cascade.Deceased } ? new LineSuggestion(LineSuggestions.Overturned, null) : line.Suggestion,
    };

    // Who came back, or whose removal was undone (GOV-3), stands here again: what the family said of how they went is true no more.
    private static SheetLine Here(SheetLine line) => line.Suggestion?.Code == LineSuggestions.Overturned ? line
        : IsOfFamily(line.Suggestion) || line.StillHere == true ? line with { Suggestion = Overturned(line), StillHere = null } : line;

    // Of what was found ineligible itself in sight of that, and of a removal that was noticed alone on its ground; null for all else.
    private static LineSuggestion? Overturned(SheetLine line)
    {
        var isByIt = line is { Outcome: LineOutcome.Ineligible, Cause: null, Suggestion: { Code: var code, Ground: var ground } }
            && (code == LineSuggestions.Died ? line.Ground == Cascade.Deceased : code == LineSuggestions.Removed || (code == LineSuggestions.RemovalNoticed && ground == line.Ground));
        return isByIt ? new LineSuggestion(LineSuggestions.Overturned, null) { Source = line.Suggestion!.Source } : null;
    }

    // A removal that was noticed when the line was decided, and is no more while its recipient stands here, or where they went since.
    private static bool IsTakenBack(SheetLine line, HouseholdState household, IReadOnlyDictionary<string, MemberNow>? now) =>
        line is { Outcome: LineOutcome.Eligible or LineOutcome.Ineligible, HandedTo: null, Suggestion: { Code: LineSuggestions.RemovalNoticed, Source: { Kind: SuggestionSourceKind.Removal, Id: var removal } } }
        && Stands(line, household, now) && household.Findings?.Any(f => f.Kind == SuggestionSourceKind.Removal && f.Id == removal) != true;

    // By what the family, or a removal that took effect on it, said.
    private static bool IsOfFamily(LineSuggestion? said) =>
        said is not null && LineSuggestions.IsOfFamily(said.Code) && said.Source is null or { Kind: SuggestionSourceKind.Change or SuggestionSourceKind.Removal };

    private static bool Stands(SheetLine line, HouseholdState household, IReadOnlyDictionary<string, MemberNow>? now) =>
        household.Members.Any(m => m.Id == line.Named) || now?.GetValueOrDefault(line.Named)?.IsStanding() == true;

    private static SheetLine Followed(SheetLine line, HouseholdState household, IReadOnlyDictionary<string, MemberNow>? now)
    {
        if (household.Former.LastOrDefault(f => f.Member.Id == line.Named) is not { } left) return line;
        var follows = line.Programme == Programme.PbiJkn ? null
            : household.Entitlements.FirstOrDefault(e => e.Programme == line.Programme && e.Status == EntitlementStatus.Active)?.MemberId;
        if (follows is not null) return line with { Heir = follows, Suggestion = null, StillHere = null };
        if (line.HandedTo is null && now?.GetValueOrDefault(line.Named) is { } there && (line.Programme == Programme.PbiJkn || there.There.Id == household.Id)) return AsThere(line, household, left, there);

        // Whose removal was undone where the family went meanwhile (GOV-3) is verified there.
        if (line.HandedTo is not null && left is { Reason: FormerReason.Removed or FormerReason.Deceased, To: null } && household.Ended?.Reason == HouseholdEndReason.Moved) return line;

        // Until a sheet of where they are takes them over, they are verified here. A family's programme goes with the whole family alone.
        var isHere = line.HandedTo is null && left.To is not null && (line.Programme == Programme.PbiJkn || left.Reason == FormerReason.Moved);
        var said = isHere ? new LineSuggestion(LineSuggestions.StillHere, null) : Of(left.Reason);
        return line with { Suggestion = said with { Source = SourceOf(left, household) }, StillHere = isHere ? true : null };
    }

    // Until a sheet of where they are takes them over, what happens to them there is told here. A family's programmes go with the whole family, and stand on whoever receives them there.
    private static SheetLine AsThere(SheetLine line, HouseholdState household, FormerMember left, MemberNow now)
    {
        if (line.Programme != Programme.PbiJkn && now.There.Entitlements.FirstOrDefault(e => e.Programme == line.Programme && e.Status == EntitlementStatus.Active)?.MemberId is { } heir && heir != line.Named)
            return line with { Heir = heir, Suggestion = StayedHere(left, household), StillHere = true };
        if (!now.IsStanding())
        {
            return now.There.Former.LastOrDefault(f => f.Member.Id == now.Member) is { Reason: FormerReason.Deceased or FormerReason.Removed } gone
                ? line with { Suggestion = Of(gone.Reason) with { Source = SourceOf(gone, now.There) }, StillHere = null }
                : line with { Suggestion = StayedHere(left, household), StillHere = true };
        }

        // What was found in sight of what is undone by now, or may yet be taken back, keeps that in sight.
        var kept = line switch
        {
            { Suggestion.Code: LineSuggestions.Overturned } => line.Suggestion,
            { IsOutOfRegister: true } => Overturned(line),
            { Decision: not null, Suggestion.Code: LineSuggestions.RemovalNoticed } => line.Suggestion,
            _ => null,
        };
        return line with { Suggestion = kept ?? StayedHere(left, household), StillHere = true };
    }

    private static LineSuggestion StayedHere(FormerMember left, HouseholdState household) => new(LineSuggestions.StillHere, null) { Source = left.To is null ? null : SourceOf(left, household) };

    private static SuggestionSource? SourceOf(FormerMember left, HouseholdState household) => left.By is not { } change ? null
        : new SuggestionSource(household.Changes.Any(c => c.Id == change && c.Kind == FamilyChangeKind.Removal) ? SuggestionSourceKind.Removal : SuggestionSourceKind.Change, change, left.On);

    private static LineSuggestion Of(FormerReason reason) => reason switch
    {
        FormerReason.Deceased => new LineSuggestion(LineSuggestions.Died, Cascade.Deceased),
        FormerReason.Removed => new LineSuggestion(LineSuggestions.Removed, null),
        FormerReason.Moved => new LineSuggestion(LineSuggestions.Moved, null),
        _ => new LineSuggestion(LineSuggestions.Left, null),
    };

    private static bool Same(SheetLine present, SheetLine line) =>
        present.Programme == line.Programme && (line.Programme != Programme.PbiJkn || present.Named == line.Member);
}
