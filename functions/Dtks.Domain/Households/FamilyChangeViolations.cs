namespace Dtks.Domain.Households;

/// <summary>Why a change of a family is not carried out: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class FamilyChangeViolations
{
    /// <summary>The household is no more (REG-8). {reason}</summary>
    public const string Ended = "household.ended";

    /// <summary>No such member.</summary>
    public const string MemberUnknown = "change.memberUnknown";

    /// <summary>Who is meant left the household before. {reason}</summary>
    public const string MemberGone = "change.memberGone";

    /// <summary>An adult is not entered as born (REG-8). {most: years}</summary>
    public const string BirthTooOld = "change.birthTooOld";

    /// <summary>Nobody is born as head, spouse, parent or in-law (REG-2).</summary>
    public const string BornAs = "change.bornAs";

    /// <summary>Nobody is born married (REG-2).</summary>
    public const string BornMarried = "change.bornMarried";

    /// <summary>The NIK stands in this family already (REG-5).</summary>
    public const string AlreadyMember = "change.alreadyMember";

    /// <summary>A family has no more members. {max}</summary>
    public const string FamilyFull = "change.familyFull";

    /// <summary>Died before birth (REG-2).</summary>
    public const string DiedBeforeBirth = "change.diedBeforeBirth";

    /// <summary>The head leaves and others stay: who heads the family (REG-2)?</summary>
    public const string NewHeadRequired = "change.newHeadRequired";

    /// <summary>The head stays, or nobody does.</summary>
    public const string NewHeadForbidden = "change.newHeadForbidden";

    /// <summary>The new head is none of those who stay.</summary>
    public const string NewHeadUnknown = "change.newHeadUnknown";

    /// <summary>An adult heads a family wherever one stays, else the eldest child (REG-2). {least: years} {who: ids}</summary>
    public const string NewHeadMinor = "change.newHeadMinor";

    /// <summary>The new head heads the family already (REG-2).</summary>
    public const string NewHeadSame = "change.newHeadSame";

    /// <summary>Nobody stays who could have a card.</summary>
    public const string CardForbidden = "change.cardForbidden";

    /// <summary>The family has that card already.</summary>
    public const string CardSame = "change.cardSame";

    /// <summary>Who marries is recorded as married (REG-2).</summary>
    public const string AlreadyMarried = "change.alreadyMarried";

    /// <summary>Who is divorced is not recorded as married (REG-2).</summary>
    public const string NotMarried = "change.notMarried";

    /// <summary>Who is divorced is alone on the card already.</summary>
    public const string Alone = "change.alone";

    /// <summary>Not an unmarried child of who is divorced, as the card has them: they do not go along (REG-8). {who: the id}</summary>
    public const string NotAlong = "change.notAlong";

    /// <summary>Only who is under age would stand on the new card: they go with an adult, or to one (REG-2). {least: years}</summary>
    public const string MinorsAlone = "change.minorsAlone";

    /// <summary>Only who is under age would stay, where an adult stood with them: they go along, or to an adult first (REG-2). {least: years} {who: ids}</summary>
    public const string MinorsStay = "change.minorsStay";

    /// <summary>Who heads the household joined is under age and never was married: a marriage does not change that (REG-2). {least: years}</summary>
    public const string SpouseMinor = "change.spouseMinor";

    /// <summary>Joined and founded at once.</summary>
    public const string JoinsAndHousehold = "change.joinsAndHousehold";

    /// <summary>No household of the register has that id and card (REG-8).</summary>
    public const string JoinsUnknown = "change.joinsUnknown";

    /// <summary>The family founded lacks who marries.</summary>
    public const string HouseholdWithout = "change.householdWithout";

    /// <summary>A member of the family is given with other data than the register has.</summary>
    public const string PersonDiffers = "change.personDiffers";

    /// <summary>The family founded is given with another card.</summary>
    public const string HouseholdCard = "change.householdCard";

    /// <summary>Nothing is different.</summary>
    public const string Nothing = "change.nothing";

    /// <summary>A correction does not make another the head (REG-2).</summary>
    public const string HeadStays = "change.headStays";

    /// <summary>The population register does not confirm it (REG-5). {fields}</summary>
    public const string Unconfirmed = "change.unconfirmed";

    /// <summary>A number it brings stands with another (REG-5).</summary>
    public const string Claimed = "change.claimed";

    /// <summary>The family is on the way to another village already (REG-8). {village}</summary>
    public const string MovesAlready = "change.movesAlready";

    /// <summary>The member, or one of the family that is to move, is on the way to another village already (REG-8). {village}</summary>
    public const string LeavesAlready = "change.leavesAlready";

    /// <summary>Several of a family are on the way to the village: which is meant (REG-8)? {changes}</summary>
    public const string WhichArrival = "change.whichArrival";

    /// <summary>What changed in one of the families since it was entered makes it impossible as it was entered (REG-8). {village} where it was</summary>
    public const string Outdated = "change.outdated";

    /// <summary>Changes wait for the population register: they come first (REG-5).</summary>
    public const string OthersWait = "change.othersWait";

    /// <summary>The family, or one of it, goes over to another village at this moment (REG-8).</summary>
    public const string UnderWay = "change.underWay";

    /// <summary>The other village did not take the family, or one of it, over (REG-8); its own words stand beside it.</summary>
    public const string MoveRefused = "change.moveRefused";

    /// <summary>Too many changes wait. {max}</summary>
    public const string TooManyWait = "change.tooManyWait";

    /// <summary>The member stands in the family: no death is to be taken back (REG-8).</summary>
    public const string NotDead = "change.notDead";

    /// <summary>The person was removed as deceased (RAT-6): that is objected to, not taken back.</summary>
    public const string RemovedAsDead = "change.removedAsDead";

    /// <summary>The time to take back a death is over (REG-8). {until}</summary>
    public const string DeathSettled = "change.deathSettled";

    /// <summary>More than one wife or husband stands in the family since somebody came back to it: a hint, and no refusal.</summary>
    public const string SpousesBeside = "change.spousesBeside";

    /// <summary>Another officer of the village has taken the family over already (REG-8).</summary>
    public const string TakenOver = "change.takenOver";

    /// <summary>No such change waits.</summary>
    public const string NotWaiting = "change.notWaiting";
}
