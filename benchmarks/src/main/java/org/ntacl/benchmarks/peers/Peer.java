package org.ntacl.benchmarks.peers;

import com.hierynomus.protocol.commons.buffer.Buffer;
import com.hierynomus.smb.SMBBuffer;
import jcifs.internal.SMBProtocolDecodingException;
import net.tirasa.adsddl.ntsd.SDDL;
import org.ntacl.binary.SelfRelative;
import org.ntacl.descriptor.SecurityDescriptor;

/**
 * The Java libraries that read descriptors, ntacl among them, behind one face.
 *
 * <p>What a library cannot do throws {@link UnsupportedOperationException}; what it does wrong is
 * left as it is and said in {@code docs/performance.md}.
 */
public enum Peer {
  /** This project. */
  NTACL {
    @Override
    public Object decode(byte[] bytes) {
      return SelfRelative.decode(bytes);
    }

    @Override
    public byte[] encode(Object descriptor) {
      return SelfRelative.encode((SecurityDescriptor) descriptor);
    }

    @Override
    public String print(Object descriptor) {
      return ((SecurityDescriptor) descriptor).toSddl();
    }
  },

  /** Tirasa ADSDDL: prints something like SDDL. */
  ADSDDL {
    @Override
    public Object decode(byte[] bytes) {
      return new SDDL(bytes);
    }

    @Override
    public byte[] encode(Object descriptor) {
      return ((SDDL) descriptor).toByteArray();
    }

    @Override
    public String print(Object descriptor) {
      return descriptor.toString();
    }
  },

  /** smbj's MS-DTYP package: cannot read an object ACE with fewer than two GUIDs. */
  SMBJ {
    @Override
    public Object decode(byte[] bytes) {
      try {
        return com.hierynomus.msdtyp.SecurityDescriptor.read(new SMBBuffer(bytes));
      } catch (Buffer.BufferException e) {
        throw new UnsupportedOperationException("smbj does not read this descriptor", e);
      }
    }

    @Override
    public byte[] encode(Object descriptor) {
      SMBBuffer buffer = new SMBBuffer();
      ((com.hierynomus.msdtyp.SecurityDescriptor) descriptor).write(buffer);
      return buffer.getCompactData();
    }
  },

  /** jcifs-ng: reads no SACL, and every ACE that is not of type 0 as a denial. */
  JCIFS_NG {
    @Override
    public Object decode(byte[] bytes) {
      try {
        jcifs.internal.dtyp.SecurityDescriptor descriptor =
            new jcifs.internal.dtyp.SecurityDescriptor();
        descriptor.decode(bytes, 0, bytes.length);
        return descriptor;
      } catch (SMBProtocolDecodingException e) {
        throw new UnsupportedOperationException("jcifs-ng does not read this descriptor", e);
      }
    }
  };

  /** Reads self-relative bytes into the library's own model. */
  public abstract Object decode(byte[] bytes);

  /** Writes the library's own model as self-relative bytes. */
  public byte[] encode(Object descriptor) {
    throw new UnsupportedOperationException(this + " writes no bytes");
  }

  /** Prints the library's own model. */
  public String print(Object descriptor) {
    throw new UnsupportedOperationException(this + " prints no SDDL");
  }
}
