namespace Dtks.LocalHost.Demo.Cast;

/// <summary>What the story has in store for a proposal.</summary>
internal enum DemoFate
{
    /// <summary>A citizen's that the regency finds eligible (PRO-6).</summary>
    FoundEligible,

    /// <summary>A citizen's that the regency finds ineligible (PRO-6, VER-5).</summary>
    FoundIneligible,

    /// <summary>A citizen's that nobody verifies for 30 days (PRO-7).</summary>
    Forgotten,

    /// <summary>A citizen's whose data differ from the population register's (PRO-5).</summary>
    Mismatched,

    /// <summary>A citizen's for people whom another citizen proposed before (REG-5).</summary>
    ClaimedBefore,

    /// <summary>The village's that its deliberation takes into the register with assistance (PRO-3).</summary>
    Assisted,

    /// <summary>The village's that its deliberation takes into the register alone (PRO-3).</summary>
    Admitted,

    /// <summary>The village's that its deliberation refuses (MUS-2).</summary>
    RefusedByVillage,
}
