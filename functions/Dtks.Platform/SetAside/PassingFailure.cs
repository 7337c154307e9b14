using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Platform.SetAside;

/// <summary>Tells what passes by itself, and is tried again, from what is set aside.</summary>
public static class PassingFailure
{
    /// <summary>Whether the failure passes: a service is away or busy, others keep changing the same document, or the call was given up.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="cancellation">The caller's own: work that it ended is tried again as well.</param>
    public static bool Is(Exception failure, CancellationToken cancellation) => failure switch
    {
        OperationCanceledException or TimeoutException or StaleException => true,
        ProblemException { Problem.Code: var code } => code == Problem.Contended.Code,
        _ => cancellation.IsCancellationRequested || TransientFailure.Is(failure),
    };
}
