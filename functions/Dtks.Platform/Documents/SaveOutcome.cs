using System.Net;
using Microsoft.Azure.Cosmos;

namespace Dtks.Platform.Documents;

/// <summary>Tells what is known of a batch whose saving failed.</summary>
public static class SaveOutcome
{
    /// <summary>
    /// Whether the failure is an answer that refuses the batch, so that it is not on its way any more. An earlier try of it may have been saved
    /// all the same. Where it is no answer (a time that ran out, a connection that broke, a service that was away), the batch may be saved yet.
    /// </summary>
    public static bool IsRefused(Exception failure) => failure switch
    {
        InvalidOperationException => true,
        CosmosException { StatusCode: var status } => status
            is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
            or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.TooManyRequests or (HttpStatusCode)449,
        _ => false,
    };
}
