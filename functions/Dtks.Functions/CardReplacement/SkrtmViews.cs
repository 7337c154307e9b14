using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Audit;
using NodaTime;

namespace Dtks.Functions.CardReplacement;

/// <summary>The answer to a change of an SKRTM.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Card">The card in whose place the household is to have one.</param>
public sealed record SkrtmReceipt(string Id, string Number, SkrtmStatus Status, string Card)
{
    /// <summary>Once signed, who signs it next or what it waits for, with what to do; absent where its card is made in a moment.</summary>
    public SkrtmAwaits? Awaits { get; init; }

    /// <summary>Of one as it stands.</summary>
    public static SkrtmReceipt Of(SkrtmState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new(state.Id, state.Number, state.Status(), state.Card);
    }
}

/// <summary>An SKRTM in a list: nothing of a person.</summary>
internal sealed record SkrtmItem(
    string Id, string Number, string Village, string Round, string Card, string Household, int? Reserve, SkrtmStatus Status, LocalDate FilledOn, LocalDate? SignedOn, LocalDate? CounterSignedOn, string? MadeCard)
{
    /// <summary>Who signs it next, what it waits for, or why it gets no card; absent for nothing.</summary>
    public SkrtmAwaits? Awaits { get; init; }

    /// <summary>Where its household stands among those named for the card; absent once its card is made.</summary>
    public ReplacementStandingView? Standing { get; init; }

    public static SkrtmItem Of(SkrtmPlace place) => new(
        place.Id, place.Number, place.Village, place.Round, place.Card, place.Household, place.Reserve, place.Status, place.FilledOn, place.SignedOn, place.CounterSignedOn, place.MadeCard);
}

/// <summary>An SKRTM as officers of its area see it (CRD-9).</summary>
[ShowsPerson]
internal sealed record SkrtmView(
    string Id, string Number, string Village, string Round, string Deliberation, string Card, string Household, int? Reserve, SkrtmStatus Status, string Head, string? Spouse, IReadOnlyList<string> Members,
    Address Address, string FamilyCardNumber, IReadOnlyDictionary<string, string> Answers, LocalDate FilledOn, LocalDate? SignedOn, LocalDate? CounterSignedOn, string? MadeCard, IReadOnlyList<SkrtmStep> History)
{
    /// <summary>Who signs it next, what it waits for, or why it gets no card, with what to do; absent for nothing.</summary>
    public SkrtmAwaits? Awaits { get; init; }

    /// <summary>Where its household stands among those named for the card (CRD-5).</summary>
    public ReplacementStandingView? Standing { get; init; }

    public static SkrtmView Of(SkrtmState state) => new(
        state.Id, state.Number, state.Village.Value, state.Round, state.Deliberation, state.Card, state.Household, state.Reserve, state.Status(), state.Holder.Head, state.Holder.Spouse, state.Holder.Members,
        state.Holder.Address, state.Holder.FamilyCardNumber.Value, state.Answers, state.FilledOn, state.Signed?.On, state.CounterSigned?.On, state.MadeCard,
        [.. state.History.Select(h => new SkrtmStep(h.At, h.Code, h.Rule, h.Policy, h.Role))]);
}

/// <summary>One step in an SKRTM's history.</summary>
internal sealed record SkrtmStep(Instant At, string Code, string? Rule, string Policy, Role Role);

/// <summary>What an SKRTM waits for, or why it gets no card, in the client's language.</summary>
/// <param name="Code">Why.</param>
/// <param name="Detail">The same in words, with what to do.</param>
/// <param name="Rule">The rule.</param>
public sealed record SkrtmAwaits(string Code, string Detail, string? Rule);
