package org.ntacl.identity.pac;

/**
 * An entry of the directory at the start of a PAC: PAC_INFO_BUFFER (MS-PAC 2.4).
 *
 * @param ulType what the buffer is; see {@link PacBufferType}
 * @param cbBufferSize its size in bytes
 * @param offset where it starts, in bytes from the start of the PAC
 */
public record PacInfoBuffer(int ulType, int cbBufferSize, int offset) {}
