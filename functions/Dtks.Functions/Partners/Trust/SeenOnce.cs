using System.Security.Cryptography;
using System.Text;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Partners.Trust;

/// <summary>Tells what comes the first time from what comes again, across all instances: one conditional create in the partner's own partition.</summary>
public sealed class SeenOnce(DocumentStore store)
{
    // The store counts from its own clock, and an instance's may differ.
    private static readonly TimeSpan Longer = TimeSpan.FromMinutes(1);

    /// <summary>Whether it is the first time.</summary>
    /// <param name="partner">From whom.</param>
    /// <param name="kind">What it is, such as <c>message</c>.</param>
    /// <param name="id">Its id, of any length.</param>
    /// <param name="held">For how long it is remembered, at least.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<bool> IsFirstAsync(string partner, string kind, string id, TimeSpan held, CancellationToken cancellation)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
        var seen = new SeenDocument { Id = $"{kind}-{digest}", Partner = partner, TimeToLive = (int)Math.Ceiling((held + Longer).TotalSeconds) };
        return store.TryCreateAsync(Partitions.Partners(partner), seen, cancellation);
    }
}
