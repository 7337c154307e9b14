using Dtks.Domain.Duplicates;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Platform.Audit;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Duplicates;

/// <summary>A pair as who decides sees it: both entries side by side (REG-5).</summary>
[ShowsPerson]
internal sealed record DuplicateView(
    string Id,
    string Regency,
    DuplicateStatus Status,
    Instant FoundOn,
    int Points,
    IReadOnlyList<ReasonView> Reasons,
    EntryView First,
    EntryView Second,
    DuplicateSide? Stays,
    string? Note,
    SettledReason? Settled,
    IReadOnlyList<WayOn>? Next,
    IReadOnlyList<DuplicateStep> History)
{
    public static DuplicateView Of(DuplicateState state, PairStanding standing, MessageCatalogue messages, string language)
    {
        var item = DuplicateItem.Of(state, standing, messages, language);
        return new DuplicateView(
            state.Id,
            state.Regency.Value,
            item.Status,
            item.FoundOn,
            standing.Likeness?.Points ?? state.Points,
            ReasonView.Of(standing.Likeness?.Reasons ?? state.Reasons, messages, language),
            EntryView.Of(standing.First),
            EntryView.Of(standing.Second),
            state.Stays,
            state.Note,
            item.Settled,
            item.Status == DuplicateStatus.Same ? WayOn.Of(state, standing, messages, language) : null,
            [.. state.History.Select(h => new DuplicateStep(h.At, h.Code, h.Rule, h.Policy, h.Role))]);
    }
}

/// <summary>One of the two as it stands now; of one that has left, or cannot be read, the place alone.</summary>
[ShowsPerson]
internal sealed record EntryView(
    string Village, string Household, string Member, string Standing, FamilyCardNumber? FamilyCardNumber, Address? Address, Member? Person, IReadOnlyList<Programme>? Programmes)
{
    public static EntryView Of(EntryStanding standing)
    {
        var (entry, household) = (standing.Entry, standing.Household);
        return new EntryView(
            entry.Village,
            entry.Household,
            entry.Member,
            standing.IsUnreadable ? "unreadable" : household is null ? "left" : "stands",
            household?.FamilyCardNumber,
            household?.Address,
            standing.Member?.Person,
            household is null ? null : [.. household.Entitlements.Where(e => e.Status == Domain.Households.EntitlementStatus.Active).Select(e => e.Programme).Distinct().Order()]);
    }
}

/// <summary>One step in a pair's history.</summary>
internal sealed record DuplicateStep(Instant At, string Code, string? Rule, string Policy, Role Role);
