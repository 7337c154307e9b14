using Dtks.Domain.Cards;
using NodaTime;

namespace Dtks.Domain.Deliberations;

/// <summary>A village's round of cards, as a deliberation on them is recorded (CRD-4).</summary>
/// <param name="Round">The round's id.</param>
/// <param name="CircularOn">The day of the camat's circular over the village's list of returns; null while it has not arrived.</param>
/// <param name="DueOn">The last day on which the deliberation is in time; null while no list was handed over.</param>
public sealed record CardRoundStanding(string Round, LocalDate? CircularOn, LocalDate? DueOn)
{
    /// <summary>The day of the last deliberation, where one was held on all that came back and nothing is left to decide; null else.</summary>
    public LocalDate? DeliberatedOn { get; init; }

    /// <summary>The last day of its cards' validity, once that is over; null before (CRD-10).</summary>
    public LocalDate? ExpiredOn { get; init; }
}

/// <summary>What a deliberation on cards goes by: the cards that it names, those that are to be replaced, and the households named (CRD-5).</summary>
/// <param name="Today">Today in the village.</param>
/// <param name="Cards">The cards of its village and round that are named, or are to be replaced, by id.</param>
public sealed record CardStandings(LocalDate Today, IReadOnlyDictionary<string, CardState> Cards)
{
    /// <summary>Of no card.</summary>
    public static CardStandings None { get; } = new(LocalDate.MinIsoValue, new Dictionary<string, CardState>());

    /// <summary>Which concluded deliberation decided on a card, or gives another household a card in its place, by the card's id (MUS-8).</summary>
    public IReadOnlyDictionary<string, string> DecidedBy { get; init; } = new Dictionary<string, string>();

    /// <summary>The households named that stand in the village's register.</summary>
    public IReadOnlySet<string> Households { get; init; } = new HashSet<string>();

    /// <summary>The households that hold a card of the round's kind.</summary>
    public IReadOnlySet<string> Holders { get; init; } = new HashSet<string>();

    /// <summary>Which concluded deliberation gives a household a card that it does not hold yet, by the household's id.</summary>
    public IReadOnlyDictionary<string, string> GivenBy { get; init; } = new Dictionary<string, string>();

    /// <summary>The replacements whose SKRTM is filled in, by id (CRD-6).</summary>
    public IReadOnlySet<string> Filled { get; init; } = new HashSet<string>();

    /// <summary>The cards on the lists of returns of which a circular told and that no other deliberation was held on: what comes after those waits for a supplementary one (CRD-4).</summary>
    public IReadOnlySet<string> Told { get; init; } = new HashSet<string>();

    /// <summary>The kind of the round's cards.</summary>
    public CardKind Kind { get; init; }

    /// <summary>Of the households named, those that receive what a card of the kind asks for (CRD-11); looked at for a KKS alone.</summary>
    public IReadOnlySet<string> Receiving { get; init; } = new HashSet<string>();

    /// <summary>The cards that a concluded deliberation replaces and for which none of the households named is left: another may be named for each (CRD-5).</summary>
    public IReadOnlySet<string> Lapsed { get; init; } = new HashSet<string>();

    /// <summary>Whether a card came back, or was handed back, and no circular told of that yet.</summary>
    public bool AwaitsCircular(CardState card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return card.StatusOn(Today) is CardStatus.Returned or CardStatus.Surrendered && !Told.Contains(card.Id) && !Lapsed.Contains(card.Id);
    }

    /// <summary>How many cards stand so and are to be replaced; one that was blocked since is counted as it stood, where nobody is left for it.</summary>
    public int Waiting(CardStatus status) => Cards.Values.Count(c => (IsLeft(c, CardBlockReason.Withdrawn) ? c.Block!.From : c.StatusOn(Today)) == status && c.ReplacedBy is null && !DecidedBy.ContainsKey(c.Id) && !AwaitsCircular(c));

    /// <summary>What the minutes of a deliberation are to state.</summary>
    public CardMinutes Recorded(DeliberationState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new CardMinutes(
            Waiting(CardStatus.Returned), Waiting(CardStatus.Surrendered),
            state.Decisions.Count(d => d.Kind == DecisionKind.WellOff) + Cards.Values.Count(c => IsLeft(c, CardBlockReason.WellOff)), state.ProposalCount,
            state.Replacements.Count(r => r.Reserve is null && Filled.Contains(r.Id)));
    }

    private bool IsLeft(CardState card, CardBlockReason reason) => Lapsed.Contains(card.Id) && Today <= card.ValidUntil && card.Block?.Reason == reason;
}

/// <summary>A household that is to have a card in another's place, or stands in reserve for it (CRD-5).</summary>
/// <param name="Id">Its id, made of the deliberation, the card and the household: another household is another.</param>
/// <param name="Card">The card.</param>
/// <param name="Household">The household of the register; null for a family that was proposed with it.</param>
/// <param name="Proposal">The proposal by which the family enters the register, as the household of the same id; null for one that stood in it.</param>
/// <param name="Reserve">The place among those that step in where the first fails, 1 to 99; null for the first.</param>
public sealed record NamedReplacement(string Id, string Card, string? Household, string? Proposal, int? Reserve);
