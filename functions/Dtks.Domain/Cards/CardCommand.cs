using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Cards;

/// <summary>What can be done with a card.</summary>
public abstract record CardCommand
{
    private CardCommand()
    {
    }

    /// <summary>Makes a card for a household, in a round or in another's place (CRD-1, CRD-9). Made already, nothing happens.</summary>
    /// <param name="Id">The card's id, made of its cause.</param>
    /// <param name="Round">The village's round, which gives the next serial.</param>
    /// <param name="Household">The household's id.</param>
    /// <param name="Holder">What the card says of it.</param>
    /// <param name="HoldsOne">Whether the household holds a card of the kind (<see cref="CardState.IsHeldOn"/>).</param>
    /// <param name="Replaces">The card in whose place it is made; null in a round.</param>
    public sealed record Make(string Id, VillageRound Round, string Household, CardHolder Holder, bool HoldsOne, CardState? Replaces = null) : CardCommand
    {
        /// <summary>Whether it is made anew, by an appeal that was granted against the withdrawal of one (GOV-3).</summary>
        public bool IsAnew { get; init; }
    }

    /// <summary>Records an attempt to deliver it (CRD-1). The same of the same day changes nothing.</summary>
    /// <param name="Attempt">The attempt as it came in.</param>
    /// <param name="By">The post officer.</param>
    public sealed record Record(CardAttemptDraft? Attempt, Actor By) : CardCommand
    {
        /// <summary>Whether a concluded deliberation gives another household a card in its place: then it is delivered to nobody any more (CRD-5, CRD-7).</summary>
        public bool IsToBeReplaced { get; init; }
    }

    /// <summary>Its household hands it back (CRD-3). A second time changes nothing.</summary>
    /// <param name="Note">What the household said, 1 to 1,000 characters; null for nothing.</param>
    /// <param name="By">The TKSK.</param>
    public sealed record HandBack(string? Note, Actor By) : CardCommand;

    /// <summary>That it was handed back was recorded wrongly, and is taken back (CRD-3). A second time changes nothing.</summary>
    /// <param name="Reason">Why, 1 to 1,000 characters.</param>
    /// <param name="IsDeliberated">Whether a deliberation on cards of its round is open, or one decided on it.</param>
    /// <param name="By">The TKSK.</param>
    public sealed record TakeBack(string? Reason, bool IsDeliberated, Actor By) : CardCommand;

    /// <summary>A deliberation withdraws it, or judged its household well-off (CRD-5, CRD-7). A second time changes nothing.</summary>
    /// <param name="Reason">Withdrawn or well-off: <see cref="Replace"/> replaces.</param>
    /// <param name="Deliberation">The deliberation.</param>
    /// <param name="By">Who concluded it.</param>
    public sealed record Block(CardBlockReason Reason, string Deliberation, Actor By) : CardCommand;

    /// <summary>Another card takes its place (CRD-9): at the same moment it is blocked. By the same card a second time changes nothing.</summary>
    /// <param name="Card">The other card.</param>
    /// <param name="By">Who signed last.</param>
    public sealed record Replace(string Card, Actor By) : CardCommand;

    /// <summary>Its family stands in the register no more (CRD-10): what the family has, or is to get, is good for nothing. What came back or was handed back stays so for the deliberation. A second time changes nothing.</summary>
    public sealed record End(Actor By) : CardCommand;

    /// <summary>Its family stands in the register again (GOV-3): what was blocked for that alone, and is valid still, is good again.</summary>
    /// <param name="HoldsOne">Whether the household holds a card of the kind by now: then it stays blocked.</param>
    /// <param name="By">Who has it stand there.</param>
    public sealed record Restore(bool HoldsOne, Actor By) : CardCommand;

    /// <summary>Its family changed (REG-8). The same change a second time changes nothing.</summary>
    /// <param name="Change">The change's id.</param>
    /// <param name="Kind">What changed.</param>
    /// <param name="To">Where the family moved.</param>
    /// <param name="By">Who entered it.</param>
    public sealed record ChangeFamily(string Change, CardFamilyChangeKind Kind, Areas.AreaCode? To, Actor By) : CardCommand;
}

/// <summary>An attempt to deliver a card as it came in; nothing checked.</summary>
/// <param name="Outcome">Wire name of <see cref="DeliveryOutcome"/>.</param>
/// <param name="Reason">Exactly when returned: a code of the policy's reasons.</param>
/// <param name="ReceivedBy">Exactly when delivered: who received it, 1 to 100 characters.</param>
/// <param name="AccompaniedBy">Who of the village accompanied, 1 to 100 characters; needed when delivered.</param>
/// <param name="On">Its day, yyyy-MM-dd: from the making day to today, and not after the validity.</param>
public sealed record CardAttemptDraft(string? Outcome, string? Reason, string? ReceivedBy, string? AccompaniedBy, string? On)
{
    /// <summary>Hidden: it names persons (REG-3).</summary>
    public override string ToString() => "[attempt]";
}
