using System.Net;
using Azure;
using Microsoft.Azure.Cosmos;

namespace Dtks.Platform.Documents;

/// <summary>Tells a service that is away or busy for now from what stays wrong however often it is tried.</summary>
public static class TransientFailure
{
    /// <summary>Whether trying again later may do: the database, storage, or another service did not answer or told to come again.</summary>
    public static bool Is(Exception e) => e switch
    {
        CosmosException failed => failed.StatusCode
            is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.RequestTimeout or HttpStatusCode.Gone or (HttpStatusCode)449,
        RequestFailedException failed => failed.Status is 0 or 429 or >= 500,
        HttpRequestException or TimeoutException => true,

        // An HTTP client that gave up by itself says so in this way.
        OperationCanceledException { InnerException: TimeoutException } => true,

        // The storage SDK gathers what went wrong with each of its retries; one that took too long is there as a cancellation of its own.
        AggregateException all => all.InnerExceptions.Count > 0 && all.InnerExceptions.All(one => one is OperationCanceledException || Is(one)),
        _ => false,
    };

    /// <summary>Whether the database is there and has too much to do.</summary>
    public static bool IsBusy(Exception e) => e is CosmosException { StatusCode: HttpStatusCode.TooManyRequests };

    /// <summary>When the service asks to be tried again; null when it does not say.</summary>
    public static TimeSpan? RetryAfter(Exception e) => (e as CosmosException)?.RetryAfter;
}
