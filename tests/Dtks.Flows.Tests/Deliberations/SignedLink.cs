using System.Net;
using System.Net.Http.Headers;
using Newtonsoft.Json.Linq;

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

    /// <summary>Why bytes are not taken.</summary>
    public static async Task<string> RefusedAsync(string url, byte[] content, HttpStatusCode status = HttpStatusCode.Forbidden)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new ByteArrayContent(content) };
        using var answer = await Http.SendAsync(request);
        var problem = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {problem}");
        return (string)JObject.Parse(problem)["code"]!;
    }

    /// <summary>Bytes that cannot be taken for now: the code, and whether it is said when to send them again.</summary>
    public static async Task<(string Code, bool SaysWhen)> AwayAsync(string url, byte[] content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new ByteArrayContent(content) };
        using var answer = await Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        return ((string)JObject.Parse(await answer.Content.ReadAsStringAsync())["code"]!, answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
    }

    /// <summary>Puts a block.</summary>
    public static Task<HttpStatusCode> BlockAsync(string url, string id, byte[] content) => PutAsync($"{url}&comp=block&blockid={Uri.EscapeDataString(id)}", content);

    /// <summary>Puts the list of blocks.</summary>
    public static Task<HttpStatusCode> BlocksAsync(string url, params IEnumerable<string> ids) =>
        PutAsync($"{url}&comp=blocklist", BlockList([.. ids]));

    /// <summary>The list of blocks as it is sent.</summary>
    public static byte[] BlockList(params string[] ids) =>
        System.Text.Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList>{string.Concat(ids.Select(id => $"<Latest>{id}</Latest>"))}</BlockList>");

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
