using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Evidence;

/// <summary>
/// The user delegation key that links are signed with where the app has no account key (managed identity). Fetched once a day and kept.
/// </summary>
public sealed class DelegationKeys(BlobServiceClient service, [FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private static readonly TimeSpan StartsBefore = TimeSpan.FromMinutes(15);

    private readonly SemaphoreSlim _fetching = new(1, 1);
    private UserDelegationKey? _held;

    /// <summary>A key that is valid until then at least; a link's validity never exceeds its key's.</summary>
    public async Task<UserDelegationKey> CoveringAsync(DateTimeOffset until, CancellationToken cancellation)
    {
        if (Covers(_held, until))
        {
            return _held!;
        }

        await _fetching.WaitAsync(cancellation);
        try
        {
            if (!Covers(_held, until))
            {
                var now = realTime.GetUtcNow();
                _held = await service.GetUserDelegationKeyAsync(now - StartsBefore, now + Lifetime, cancellation);
            }

            return _held!;
        }
        finally
        {
            _fetching.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _fetching.Dispose();

    private static bool Covers(UserDelegationKey? key, DateTimeOffset until) => key is not null && key.SignedExpiresOn > until;
}
