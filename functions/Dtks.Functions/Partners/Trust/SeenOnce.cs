using System.Security.Cryptography;
using System.Text;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Partners.Trust;

/// <summary>Tells what comes the first time from what comes again, across all instances: one conditional create in the partner's own partition.</summary>
public sealed class SeenOnce(DocumentStore store, [FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime)
{
    // The store counts from its own clock, and an instance's may differ.
    private static readonly TimeSpan Longer = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan TakingBack = TimeSpan.FromSeconds(5);

    /// <summary>Whether it is the first time.</summary>
    /// <param name="partner">From whom.</param>
    /// <param name="kind">What it is, such as <c>message</c>.</param>
    /// <param name="id">Its id, of any length.</param>
    /// <param name="held">For how long it is remembered, at least.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<bool> IsFirstAsync(string partner, string kind, string id, TimeSpan held, CancellationToken cancellation) =>
        store.TryCreateAsync(Partitions.Partners(partner), Seen(partner, kind, id, held), cancellation);

    /// <summary>Works what comes the first time. Where that fails it may come again, as far as the database is there to say so.</summary>
    /// <param name="seen">From whom, what it is, its id, and for how long it is remembered, as of <see cref="IsFirstAsync"/>.</param>
    /// <param name="work">Works it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null for what came before.</returns>
    public async Task<T?> WorkAsync<T>((string Partner, string Kind, string Id, TimeSpan Held) seen, Func<Task<T>> work, CancellationToken cancellation)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(work);
        var (partition, noted) = (Partitions.Partners(seen.Partner), Seen(seen.Partner, seen.Kind, seen.Id, seen.Held) with { By = Guid.NewGuid().ToString("N") });
        try
        {
            // Written by a try of which no answer came, it is this one's all the same.
            return await store.TryCreateAsync(partition, noted, cancellation) || (await store.ReadAsync<SeenDocument>(partition, noted.Id, cancellation))?.By == noted.By ? await work() : null;
        }
        catch
        {
            await TryTakeBackAsync(noted);
            throw;
        }
    }

    // Not with the caller's own end: who hung up sends it again.
    private async Task TryTakeBackAsync(SeenDocument noted)
    {
        using var late = new CancellationTokenSource(TakingBack, realTime);
        try
        {
            var partition = Partitions.Partners(noted.Partner);
            if (await store.ReadAsync<SeenDocument>(partition, noted.Id, late.Token) is { } found && found.By == noted.By)
            {
                await store.TryDeleteAsync(partition, found.Id, found.ETag, late.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException || TransientFailure.Is(e))
        {
            // The database is away: what failed is told, and the id is free once its time is over.
        }
    }

    private static SeenDocument Seen(string partner, string kind, string id, TimeSpan held)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
        return new SeenDocument { Id = $"{kind}-{digest}", Partner = partner, TimeToLive = (int)Math.Ceiling((held + Longer).TotalSeconds) };
    }
}
