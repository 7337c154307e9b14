using System.Net.Http.Headers;
using System.Net.Mime;
using System.Net.Sockets;
using Dtks.Domain.Partners;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Partners.Trust;

/// <inheritdoc cref="IPartnerCalls" />
public sealed class PartnerCalls(
    IPartnerTrust trust, IHttpClientFactory http, IOptions<DciOptions> options, [FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime) : IPartnerCalls
{
    /// <summary>The name of the client that calls the outside.</summary>
    public const string Client = "partners";

    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    public async Task<PartnerCall> PostAsync(string partner, string path, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (await trust.TermsAsync(partner, cancellation) is not { Agreement.Callback: { } address })
        {
            return new PartnerCall(PartnerCallOutcome.NotAgreed);
        }

        // What was agreed when loopback was allowed is not called where it is not.
        return PartnerAddress.Read(address.OriginalString, options.Value.AllowLoopbackCallbacks) is { } allowed
            ? await PostAsync(new Uri($"{allowed.AbsoluteUri.TrimEnd('/')}/{path.TrimStart('/')}"), body, cancellation)
            : new PartnerCall(PartnerCallOutcome.Unreachable);
    }

    private async Task<PartnerCall> PostAsync(Uri address, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(AtMost, realTime);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json, "utf-8");
        using var client = http.CreateClient(Client);
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ends.Token);
            return new PartnerCall(answer.IsSuccessStatusCode ? PartnerCallOutcome.Taken : PartnerCallOutcome.Refused, (int)answer.StatusCode);
        }
        catch (Exception e) when (e is HttpRequestException or SocketException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new PartnerCall(PartnerCallOutcome.Unreachable);
        }
    }
}
