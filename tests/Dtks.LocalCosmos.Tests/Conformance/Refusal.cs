using System.Net;
using Microsoft.Azure.Cosmos;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>Asserts that a request is refused.</summary>
internal static class Refusal
{
    public static async Task<CosmosException> OfAsync(HttpStatusCode status, Func<Task> request, int? subStatus = null)
    {
        var refusal = await Assert.ThrowsAsync<CosmosException>(request);
        Assert.Equal(status, refusal.StatusCode);
        if (subStatus is { } expected)
        {
            Assert.Equal(expected, refusal.SubStatusCode);
        }

        return refusal;
    }
}
