using Docker.DotNet;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Configurations;

namespace Dtks.ContainerTests.Containers;

/// <summary>The Docker engine of this machine, as Testcontainers finds it, and its images.</summary>
internal sealed class ContainerEngine(IDockerEndpointAuthenticationConfiguration endpoint) : IDisposable
{
    /// <summary>What a test shows that was skipped for want of an engine.</summary>
    public const string NotThere =
        "No Docker engine answers: start Docker and run again (one older than Docker 25 also needs DOCKER_API_VERSION set to its own version, such as 1.41); "
        + "as root on Debian, .ci/run brings an engine of its own.";

    private static readonly TimeSpan PullAtMost = TimeSpan.FromMinutes(3);

    private readonly DockerClient _client = endpoint.GetDockerClientBuilder(Guid.NewGuid()).Build();

    /// <summary>The engine; null when none answers.</summary>
    public static ContainerEngine? Find() =>
        TestcontainersSettings.OS.DockerEndpointAuthConfig is { Endpoint: not null } endpoint ? new ContainerEngine(endpoint) : null;

    /// <summary>Whether the engine has an image.</summary>
    public async Task<bool> HasAsync(string image)
    {
        try
        {
            await _client.Images.InspectImageAsync(image);
            return true;
        }
        catch (DockerImageNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Whether the engine has an image, or could pull it just now.</summary>
    public async Task<bool> HasOrPullsAsync(string image)
    {
        if (await HasAsync(image))
        {
            return true;
        }

        try
        {
            using var late = new CancellationTokenSource(PullAtMost, TimeProvider.System);
            await _client.Images.CreateImageAsync(new ImagesCreateParameters { FromImage = image }, null, new Progress<JSONMessage>(), late.Token);
        }
        catch (Exception e) when (e is DockerApiException or HttpRequestException or OperationCanceledException)
        {
            return false;
        }

        return await HasAsync(image);
    }

    public void Dispose() => _client.Dispose();
}
