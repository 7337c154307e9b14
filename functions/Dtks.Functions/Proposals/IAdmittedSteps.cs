namespace Dtks.Functions.Proposals;

/// <summary>Tells how far a proposal has come that a deliberation admitted, until its dossier is endorsed (RAT-1, RAT-2); kept by whoever keeps dossiers.</summary>
public interface IAdmittedSteps
{
    /// <summary>How far. Nothing of a person is read.</summary>
    /// <param name="village">The proposal's village.</param>
    /// <param name="proposal">The proposal.</param>
    /// <param name="deliberation">The deliberation that admitted it.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<AdmittedStep> OfAsync(string village, string proposal, string deliberation, CancellationToken cancellation);
}

/// <summary>How far a proposal has come that a deliberation admitted.</summary>
public enum AdmittedStep
{
    /// <summary>Its family is to be visited.</summary>
    Admitted,

    /// <summary>It was visited, and is in no dossier on its way.</summary>
    Visited,

    /// <summary>The dossier that holds it was handed in, and waits for the district head.</summary>
    HandedIn,
}
