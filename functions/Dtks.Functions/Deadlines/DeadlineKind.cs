namespace Dtks.Functions.Deadlines;

/// <summary>What falls due.</summary>
public enum DeadlineKind
{
    /// <summary>A citizen's proposal that nobody verified is deemed eligible (PRO-7).</summary>
    ProposalLapse,

    /// <summary>An upload that was announced and never came is given up (MUS-6).</summary>
    EvidenceExpiry,
}
