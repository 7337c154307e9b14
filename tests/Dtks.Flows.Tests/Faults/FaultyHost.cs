namespace Dtks.Flows.Tests.Faults;

/// <summary>Sets faults of the database over HTTP, and takes them away.</summary>
public static class FaultyHost
{
    /// <summary>Makes requests fail from now on.</summary>
    public static async Task FailAsync(this Flow flow, object rule) =>
        (await flow.SendAsync(HttpMethod.Post, "/dev/cosmos/faults", body: rule)).Expect(System.Net.HttpStatusCode.OK);

    /// <summary>No more faults.</summary>
    public static async Task MendAsync(this Flow flow)
    {
        var answer = await flow.SendAsync(HttpMethod.Delete, "/dev/cosmos/faults");
        Assert.True((int)answer.Status is >= 200 and < 300, answer.Text);
    }
}
