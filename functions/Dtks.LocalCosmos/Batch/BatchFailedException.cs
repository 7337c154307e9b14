using Dtks.LocalCosmos.Http;

namespace Dtks.LocalCosmos.Batch;

/// <summary>An operation of a batch was refused, and the batch with it.</summary>
internal sealed class BatchFailedException(int index, RequestFailedException failure) : Exception(failure.Message)
{
    /// <summary>Which operation, from 0.</summary>
    public int Index { get; } = index;

    public RequestFailedException Failure { get; } = failure;
}
