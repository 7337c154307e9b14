namespace Dtks.Domain.Deliberations;

/// <summary>What a village deliberation decides about one proposal or one household (MUS-2).</summary>
public enum DecisionKind
{
    /// <summary>Admit the family to the register, without the programmes asked for.</summary>
    Admit,

    /// <summary>Grant the programmes asked for, and admit the family where it is not in the register yet.</summary>
    Assist,

    /// <summary>Refuse the proposal.</summary>
    Refuse,

    /// <summary>Propose that a household be stopped or deactivated.</summary>
    Terminate,
}
