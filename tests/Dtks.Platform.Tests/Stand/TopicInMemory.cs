using System.Net;
using Azure;
using Azure.Core.Pipeline;
using Azure.Messaging.EventGrid;
using Dtks.Platform.Events;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Tests.Stand;

/// <summary>The topic as its client sees it.</summary>
internal sealed class TopicInMemory : HttpMessageHandler
{
    /// <summary>What everything is answered with while it is set.</summary>
    public HttpStatusCode? Refusal { get; set; }

    public List<JObject> Published { get; } = [];

    public EventPublisher Publisher() => new(new EventGridPublisherClient(
        new Uri("https://topic.example"),
        new AzureKeyCredential("key"),
        new EventGridPublisherClientOptions { Transport = new HttpClientTransport(new HttpClient(this)), Retry = { MaxRetries = 0 } }));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Refusal is null)
        {
            var events = JArray.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)).Cast<JObject>();
            lock (Published)
            {
                Published.AddRange(events);
            }
        }

        return new HttpResponseMessage(Refusal ?? HttpStatusCode.OK) { Content = new StringContent(string.Empty) };
    }
}
