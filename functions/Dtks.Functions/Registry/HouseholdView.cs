using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Platform.Audit;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Registry;

/// <summary>A household as officers of its area see it.</summary>
[ShowsPerson]
internal sealed record HouseholdView(
    string Id,
    string Village,
    FamilyCardNumber FamilyCardNumber,
    Address Address,
    IReadOnlyList<HouseholdMember> Members,
    IReadOnlyList<Entitlement> Entitlements,
    Deactivation? Deactivation,
    IReadOnlyList<string> Proposals,
    IReadOnlyList<HouseholdStep> History)
{
    /// <summary>How it stands in welfare, where it is read (REG-9); absent where that is not known.</summary>
    public WelfareView? Welfare { get; init; }

    /// <summary>What payments leave out that it is entitled to, by what the sheets have of it by now, while that is news (VER-7, GOV-3); absent for nothing.</summary>
    public AidPayments? Payments { get; init; }

    /// <summary>Who was a member; absent when nobody was (REG-8).</summary>
    public IReadOnlyList<FormerMember>? Former { get; init; }

    /// <summary>The changes that wait, or were refused since the last that was entered; absent when there is none.</summary>
    public IReadOnlyList<WaitingChangeView>? Pending { get; init; }

    /// <summary>Where the family, or one of it, is on the way to; absent when nobody is.</summary>
    public IReadOnlyList<DepartureView>? Departures { get; init; }

    /// <summary>Why it is no more; absent while it is.</summary>
    public HouseholdEnd? Ended { get; init; }

    /// <summary>The removals that were noticed or are in effect, where it is read; absent when there is none (RAT-6).</summary>
    public IReadOnlyList<HouseholdRemovalView>? Removals { get; init; }

    /// <summary>What of it people should look at; absent when there is nothing.</summary>
    public IReadOnlyList<HouseholdHint>? Hints { get; init; }

    /// <summary>In the answer to a change: what became of it.</summary>
    public ChangeStanding? Change { get; init; }

    /// <summary>In the answer to a change: the other families of the village that it concerned.</summary>
    public IReadOnlyList<HouseholdView>? Others { get; init; }

    public static HouseholdView Of(HouseholdState state, MessageCatalogue messages, string language) => new(
        state.Id,
        state.Village.Value,
        state.FamilyCardNumber,
        state.Address,
        state.Members,
        state.Entitlements,
        state.Deactivation,
        state.ProposalIds,
        [.. state.History.Select(HouseholdStep.Of)])
    {
        Former = Some(state.Former),
        Pending = Some(state.Pending.Select(p => WaitingChangeView.Of(p, messages, language))),
        Departures = Some(state.Departures.Select(d => new DepartureView(d.Change.Id, d.Change.Kind, d.To, d.Member, d.Since))),
        Ended = state.Ended,
        Hints = HouseholdHints.Of(state) is { } code ? [new HouseholdHint(code, messages.Text(language, code, args: null))] : null,
    };

    private static List<T>? Some<T>(IEnumerable<T> items) => items.ToList() is { Count: > 0 } some ? some : null;
}

/// <summary>Something of a household that people should look at.</summary>
internal sealed record HouseholdHint(string Code, string Detail);

/// <summary>What became of a change: <c>applied</c>, or <c>waiting</c> for the population register or another village.</summary>
internal sealed record ChangeStanding(string Id, string Status)
{
    /// <summary>What is to be done beside it, in words: of a death that is undone, while a sheet that is not ratified has its assistance as ineligible (VER-8); absent for nothing.</summary>
    public string? Detail { get; init; }
}

/// <summary>A change that waits, or was refused and why; <c>note</c> in the other village's own words.</summary>
internal sealed record WaitingChangeView(string Id, FamilyChangeKind Kind, string Status, Instant Since, string? Code, string? Detail, IReadOnlyList<string>? Fields, string? Note)
{
    public static WaitingChangeView Of(PendingChange pending, MessageCatalogue messages, string language)
    {
        // Of before args were kept: the fields, which are kept apart.
        var args = pending.Args ?? new Dictionary<string, string> { ["fields"] = string.Join(", ", pending.Fields ?? []) };
        return new WaitingChangeView(
            pending.Change.Id, pending.Change.Kind, pending.Waits ? "waiting" : "refused", pending.Since, pending.Refusal,
            messages.Text(language, pending.Refusal ?? "change.waits", args), pending.Fields, pending.Note);
    }
}

/// <summary>The family, or one of it, on the way to another village.</summary>
internal sealed record DepartureView(string Change, FamilyChangeKind Kind, FamilyPlace To, string? Member, Instant Since);
