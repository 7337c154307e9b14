using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Dtks.Platform.Json;
using Microsoft.Extensions.Options;
using Polly;

namespace Dtks.Functions.Notices;

/// <summary>
/// Hands messages to whoever sends them (docs/messages.md): one PUT under the notice's id, so that the same twice is once.
/// </summary>
public sealed class MessagePort(HttpClient http, IOptions<MessagesOptions> options)
{
    /// <summary>Whether anything is sent here.</summary>
    public bool IsOn => options.Value.IsOn();

    /// <summary>Hands one over.</summary>
    /// <param name="id">The notice's id.</param>
    /// <param name="to">The number.</param>
    /// <param name="language">The text's language.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>False when it was refused for good.</returns>
    /// <exception cref="HttpRequestException">There was no answer, or one that says to come again later.</exception>
    /// <exception cref="MessageRefusedException">The sender failed at this message.</exception>
    public async Task<bool> SendAsync(string id, string to, string language, string text, CancellationToken cancellation)
    {
        using var body = new StringContent(JsonText.Write(new Message(to, language, text)), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        try
        {
            using var answer = await http.PutAsync(new Uri($"messages/{id}", UriKind.Relative), body, cancellation);
            return Read(answer);
        }
        catch (ExecutionRejectedException e)
        {
            throw new HttpRequestException("The sender of messages does not answer.", e);
        }
    }

    private static bool Read(HttpResponseMessage answer) => answer.StatusCode switch
    {
        _ when answer.IsSuccessStatusCode => true,
        HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity => false,
        HttpStatusCode.InternalServerError => throw new MessageRefusedException(),
        var status => throw new HttpRequestException($"The sender of messages answered {(int)status}.", inner: null, status),
    };

    private sealed record Message(string To, string Language, string Text)
    {
        public override string ToString() => "[message]";
    }
}
