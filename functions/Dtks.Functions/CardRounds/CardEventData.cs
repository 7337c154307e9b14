namespace Dtks.Functions.CardRounds;

/// <summary>What happened to a card. Nothing of a person.</summary>
/// <param name="Card">The card's id.</param>
/// <param name="Round">Its round's id.</param>
/// <param name="Village">The village's code.</param>
/// <param name="Household">The household it was made for.</param>
/// <param name="Status">Where it stands since.</param>
/// <param name="Rule">The rule that decided, if one did.</param>
/// <param name="Policy">The policy version it was decided under.</param>
/// <param name="Version">How many steps the card has taken.</param>
public sealed record CardEventData(string Card, string Round, string Village, string Household, string Status, string? Rule, string Policy, int Version);

/// <summary>A round of cards began (CRD-1).</summary>
/// <param name="Round">The round's id.</param>
/// <param name="Number">Its number, 1 to 999.</param>
/// <param name="Kind">The kind of its cards.</param>
/// <param name="ValidFrom">The first day they are valid, yyyy-MM-dd.</param>
/// <param name="ValidUntil">The last.</param>
/// <param name="Regencies">How many regencies it is for.</param>
/// <param name="Policy">The policy version it goes by.</param>
public sealed record CardRoundEventData(string Round, int Number, string Kind, string ValidFrom, string ValidUntil, int Regencies, string Policy);

/// <summary>A round's cards in a village were made, or expired.</summary>
/// <param name="Round">The round's id.</param>
/// <param name="Village">The village's code.</param>
/// <param name="Cards">How many cards there are.</param>
/// <param name="PassedOver">How many households were passed over, for they hold a card of the kind.</param>
/// <param name="Expired">How many cards expired.</param>
/// <param name="Policy">The policy version it goes by.</param>
public sealed record VillageCardsEventData(string Round, string Village, int Cards, int PassedOver, int Expired, string Policy);
