namespace Dtks.Domain.Dossiers;

/// <summary>Where a village's dossier stands on its way up (RAT-1).</summary>
public enum DossierStatus
{
    /// <summary>Handed in by the village head; it waits for the camat.</summary>
    Submitted,

    /// <summary>Endorsed by the camat; it waits for dinas sosial.</summary>
    Endorsed,

    /// <summary>Received by dinas sosial; it waits for the regent's letter.</summary>
    Received,

    /// <summary>Given back to the village with reasons. Final: another takes its place.</summary>
    Returned,

    /// <summary>Letters that conform carried over all that still stands of it. Final.</summary>
    Ratified,

    /// <summary>Taken back, as when its sheet is re-opened (VER-8). Final.</summary>
    Withdrawn,
}
