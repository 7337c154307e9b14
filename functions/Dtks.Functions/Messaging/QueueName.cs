namespace Dtks.Functions.Messaging;

/// <summary>The Storage queues. Each has a <c>-poison</c> queue beside it for what could not be done.</summary>
public static class QueueName
{
    /// <summary>Proposals to hold against the population register (PRO-5).</summary>
    public const string ProposalsMatching = "proposals-matching";

    /// <summary>Uploads to inspect (MUS-4, MUS-6).</summary>
    public const string EvidenceInspection = "evidence-inspection";

    /// <summary>Concluded deliberations whose decisions take effect (MUS-7).</summary>
    public const string DeliberationsEffects = "deliberations-effects";

    /// <summary>Regencies in which a month opens or closes (VER-1).</summary>
    public const string CycleRegencies = "cycle-regencies";

    /// <summary>Villages in which a month opens or closes (VER-1).</summary>
    public const string CycleVillages = "cycle-villages";

    /// <summary>Deadlines that fell due (PRO-7).</summary>
    public const string DeadlinesDue = "deadlines-due";

    /// <summary>Rows of a letter the Ministry reviewed, to carry over to their proposals (RAT-3).</summary>
    public const string RatificationsRows = "ratifications-rows";

    /// <summary>Outbox documents to deliver.</summary>
    public const string Outbox = "outbox";

    /// <summary>Bulk imports.</summary>
    public const string Imports = "imports";

    /// <summary>Every queue, without the poison queues.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ProposalsMatching, EvidenceInspection, DeliberationsEffects, CycleRegencies, CycleVillages, DeadlinesDue, RatificationsRows, Outbox, Imports,
    ];

    /// <summary>The poison queue of a queue.</summary>
    public static string Poison(string queue) => $"{queue}-poison";
}
