using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Platform.Changes;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Dossiers;

/// <summary>What dossiers are about, and all in which those of one subject differ from others: found by its subject among all that are registered.</summary>
public interface IDossierMatter
{
    /// <summary>The subject.</summary>
    DossierSubject Subject { get; }

    /// <summary>Decides whether one is handed in.</summary>
    /// <param name="id">The id it will have.</param>
    /// <param name="village">The village.</param>
    /// <param name="read">What came in.</param>
    /// <param name="by">The village head.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ProblemException">422 with all that is unmet.</exception>
    Task<DossierBegun> SubmitAsync(string id, AreaCode village, DossierRead read, Actor by, CancellationToken cancellation);

    /// <summary>What a dossier holds, to decide a step of it on.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<DossierHeld> HeldAsync(DossierState dossier, CancellationToken cancellation);
}

/// <summary>A dossier that is handed in.</summary>
/// <param name="Happened">What happened.</param>
/// <param name="Beside">Adds what is saved beside it, in the same batch.</param>
public sealed record DossierBegun(DossierEvent Happened, Action<ChangeSet> Beside)
{
    /// <summary>The dossier that came back with some of what it holds, whether or not it says that it takes its place; null for none.</summary>
    public string? InPlaceOf { get; init; }
}

/// <summary>What a dossier holds when a step of it is decided.</summary>
/// <param name="Content">Who took part in it, and what it adds up to.</param>
/// <param name="Policy">The policy version that the step goes by.</param>
/// <param name="Beside">Adds what changes with a step of it, in the same batch.</param>
public sealed record DossierHeld(DossierContent Content, PolicyVersion Policy, Action<ChangeSet, DossierEvent> Beside);

/// <summary>The matters of dossiers by their subject.</summary>
public sealed class DossierMatters(IEnumerable<IDossierMatter> all)
{
    private readonly Dictionary<DossierSubject, IDossierMatter> _bySubject = all.ToDictionary(matter => matter.Subject);

    /// <summary>That of a subject.</summary>
    public IDossierMatter Of(DossierSubject subject) => _bySubject[subject];
}
