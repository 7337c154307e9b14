namespace Dtks.Domain.Removals;

/// <summary>Why a removal goes no further: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class RemovalViolations
{
    /// <summary>A ground of VER-5 is named, or missing: it goes with ineligible alone (VER-5).</summary>
    public const string Number = "removal.number";

    /// <summary>A duplicate needs Dukcapil's confirmation in its source (RAT-6).</summary>
    public const string SourceDukcapil = "removal.sourceDukcapil";

    /// <summary>A member is named twice.</summary>
    public const string MemberTwice = "removal.memberTwice";

    /// <summary>Another removal of some of them is noticed (RAT-6). {removal, members: of both, others: named here alone, if any, village: where it was recorded, if in another}</summary>
    public const string AlreadyNoticed = "removal.alreadyNoticed";

    /// <summary>It is no longer in its days of notice. {status}</summary>
    public const string NotNoticed = "removal.notNoticed";

    /// <summary>Only whoever recorded it takes it back; others object to it (GOV-3). {village, removal: where, for one that followed from there}</summary>
    public const string NotOwn = "removal.notOwn";
}
