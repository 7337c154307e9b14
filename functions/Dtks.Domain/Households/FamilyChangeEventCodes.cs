namespace Dtks.Domain.Households;

/// <summary>What changed in a family, as its history shows it: stable codes (REG-8).</summary>
public static class FamilyChangeEventCodes
{
    /// <summary>A change was entered, and waits for the population register, the claims or another village.</summary>
    public const string Entered = "household.changeEntered";

    /// <summary>A change that waited is not carried out.</summary>
    public const string Refused = "household.changeRefused";

    /// <summary>A change that waited was taken back.</summary>
    public const string Withdrawn = "household.changeWithdrawn";

    /// <summary>A child was born.</summary>
    public const string Born = "household.memberBorn";

    /// <summary>A member died.</summary>
    public const string Died = "household.memberDied";

    /// <summary>A member left by marriage.</summary>
    public const string Married = "household.memberMarried";

    /// <summary>A member left by divorce.</summary>
    public const string Divorced = "household.memberDivorced";

    /// <summary>Members left for a card of their own, without marriage or divorce.</summary>
    public const string TookOwnCard = "household.memberTookOwnCard";

    /// <summary>Members went over to the card of another household, without marriage or divorce.</summary>
    public const string WentOver = "household.memberWentOver";

    /// <summary>It moved within its village.</summary>
    public const string AddressChanged = "household.addressChanged";

    /// <summary>It has a new card.</summary>
    public const string CardChanged = "household.cardChanged";

    /// <summary>A member's data was corrected.</summary>
    public const string Corrected = "household.memberCorrected";

    /// <summary>A death that was entered is undone: they stand in the family again.</summary>
    public const string DeathUndone = "household.deathUndone";

    /// <summary>One or more joined it, by marriage or by its card alone.</summary>
    public const string Joined = "household.memberJoined";

    /// <summary>It came of a change elsewhere: of a marriage, a divorce, or of who left for a card of their own.</summary>
    public const string Founded = "household.founded";

    /// <summary>The other village agreed to take it, or one of it, over.</summary>
    public const string Accepted = "household.moveAccepted";

    /// <summary>It was taken over by another village.</summary>
    public const string MovedAway = "household.movedAway";

    /// <summary>It was taken over from another village.</summary>
    public const string Arrived = "household.arrived";

    /// <summary>The code of a change that was carried out where it was entered.</summary>
    public static string Of(FamilyChangeKind kind) => kind switch
    {
        FamilyChangeKind.Birth => Born,
        FamilyChangeKind.Death => Died,
        FamilyChangeKind.Marriage => Married,
        FamilyChangeKind.Divorce => Divorced,
        FamilyChangeKind.OwnCard => TookOwnCard,
        FamilyChangeKind.JoinCard => WentOver,
        FamilyChangeKind.Move => AddressChanged,
        FamilyChangeKind.Card => CardChanged,
        FamilyChangeKind.DeathUndone => DeathUndone,
        _ => Corrected,
    };
}
