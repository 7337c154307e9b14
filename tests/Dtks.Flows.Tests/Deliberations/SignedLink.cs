using System.Net;
using System.Net.Http.Headers;

namespace Dtks.Flows.Tests.Deliberations;

/// <summary>Puts and gets blobs by signed links, as any HTTP client does.</summary>
internal static class SignedLink
{
    private static readonly HttpClient Http = new();

    public static async Task<HttpStatusCode> PutAsync(string url, byte[] content, string contentType = "application/octet-stream", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var answer = await Http.SendAsync(request);
        return answer.StatusCode;
    }

    public static async Task<HttpStatusCode> SendAsync(HttpMethod method, string url)
    {
        using var request = new HttpRequestMessage(method, url);
        using var answer = await Http.SendAsync(request);
        return answer.StatusCode;
    }

    public static async Task<(byte[] Content, HttpContentHeaders Headers)> GetAsync(string url)
    {
        using var answer = await Http.GetAsync(url);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers);
    }
}
