using System.Net;

namespace Dtks.LocalHost.Faults;

/// <summary>Makes calls to a service fail where they leave this host, below the retries of the service's SDK.</summary>
internal sealed class FaultHandler(OutgoingFaults faults, FaultyService service) : DelegatingHandler
{
    /// <summary>One that ends in sockets, for an SDK that takes a whole handler.</summary>
    public static FaultHandler OverSockets(OutgoingFaults faults, FaultyService service) => new(faults, service)
    {
        InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false },
    };

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var fault = faults.Strike(service, request.Method.Method, request.RequestUri!.AbsolutePath);
        if (fault?.Status is { } status)
            return Answer(request, status, fault.RetryAfterSeconds);
        switch (fault?.Kind)
        {
            case FaultRule.Outage or FaultRule.DropBefore:
                throw new HttpRequestException(HttpRequestError.ConnectionError, $"The service {service} was told to be away.");
            case FaultRule.Delay:
                await Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMilliseconds), TimeProvider.System, cancellationToken);
                break;
        }

        var answer = await base.SendAsync(request, cancellationToken);
        if (fault?.Kind != FaultRule.DropAfter)
            return answer;
        answer.Dispose();
        throw new HttpRequestException(HttpRequestError.ResponseEnded, $"The service {service} was told to drop the answer.");
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, int status, int? retryAfter)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status) { RequestMessage = request, Content = new ByteArrayContent([]) };
        if (retryAfter is { } seconds)
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
        return answer;
    }
}
