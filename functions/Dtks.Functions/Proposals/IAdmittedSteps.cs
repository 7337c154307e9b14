namespace Dtks.Functions.Proposals;

/// <summary>Tells how far a proposal has come that a deliberation admitted, until its dossier is endorsed (RAT-1, RAT-2); kept by whoever keeps dossiers.</summary>
public interface IAdmittedSteps
{
    /// <summary>How far, and in which village that lies. Nothing of a person is read.</summary>
    /// <param name="villages">The villages that the proposal came through, the one in which it stands last.</param>
    /// <param name="proposal">The proposal.</param>
    /// <param name="deliberation">The deliberation that admitted it.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<AdmittedPlace> OfAsync(IReadOnlyList<string> villages, string proposal, string deliberation, CancellationToken cancellation);
}

/// <summary>How far a proposal has come that a deliberation admitted, and where.</summary>
/// <param name="Step">How far.</param>
/// <param name="Village">The village that has to do with it next: where its family is to be visited, else the one that admitted it, whose dossier it goes up in wherever its household stands (REG-8).</param>
public sealed record AdmittedPlace(AdmittedStep Step, string Village);

/// <summary>How far a proposal has come that a deliberation admitted.</summary>
public enum AdmittedStep
{
    /// <summary>Its family is to be visited.</summary>
    Admitted,

    /// <summary>It was visited, and is in no dossier on its way.</summary>
    Visited,

    /// <summary>The dossier that holds it was handed in, and waits for the district head.</summary>
    HandedIn,

    /// <summary>The dossier that held it came back to the village, and none took its place.</summary>
    SentBack,
}
