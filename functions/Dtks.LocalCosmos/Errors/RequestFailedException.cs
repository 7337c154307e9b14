namespace Dtks.LocalCosmos.Errors;

/// <summary>A request that ends in one of the service's errors; nothing of it has taken effect.</summary>
internal sealed class RequestFailedException(int status, int subStatus, string message) : Exception(message)
{
    /// <summary>HTTP status, 304 or from 400.</summary>
    public int Status { get; } = status;

    /// <summary>The service's sub-status; 0 when there is none.</summary>
    public int SubStatus { get; } = subStatus;

    /// <summary>For 429 and 449: how long the caller should wait; null otherwise.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static RequestFailedException BadRequest(string message) => new(400, 0, message);

    public static RequestFailedException NotFound(string message) => new(404, 0, message);

    public static RequestFailedException Conflict(string message) => new(409, 0, message);

    public static RequestFailedException PreconditionFailed() =>
        new(412, 0, "Operation cannot be performed because one of the specified precondition is not met.");

    public static RequestFailedException TooLarge(string message) => new(413, 0, message);

    public static RequestFailedException NotSupported(string what) => new(400, 0, $"LocalCosmos does not do {what}.");
}
